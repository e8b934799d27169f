const editing = /^(?:.|Backspace|Delete|Home|End|Page(?:Up|Down)|Arrow(?:Up|Down|Left|Right))$/u
const textFields = 'textarea, select, input:not([type=checkbox], [type=radio], [type=file])'

/**
 * Keeps what is typed into a field of `element` from the keyboard shortcuts of the page around it. A page sees
 * keys of a shadow root as if they were pressed on `element`, and takes them for its own. Listeners that
 * capture, and keys with Ctrl, Alt or Meta, go on as before; so do Tab, Enter and Escape.
 */
export function keepTypingInside(element: HTMLElement): void {
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    element.addEventListener(type, stopTyping)
  }
}

function stopTyping(event: KeyboardEvent): void {
  const [field] = event.composedPath()
  if (!(field instanceof Element) || !field.matches(textFields)) return
  // AltGr types letters, Polish ones among them; Windows reports it as Ctrl and Alt.
  const isShortcut = event.ctrlKey || event.metaKey || event.altKey
  if (isShortcut && !event.getModifierState('AltGraph')) return
  if (editing.test(event.key)) event.stopPropagation()
}
