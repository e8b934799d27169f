/** Saves text as a file of the person's. */
export function saveText(name: string, text: string): void {
  saveFile(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))
}

/** Gives a file to the browser to save under that name. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Prints text alone, without the page around: from a frame that leaves again. */
export function printText(title: string, text: string): void {
  const frame = document.createElement('iframe')
  frame.hidden = true
  document.body.append(frame)
  const { contentWindow: window, contentDocument: page } = frame
  if (!window || !page) return
  page.title = title
  const lines = page.createElement('pre')
  lines.textContent = text
  page.body.append(lines)
  window.addEventListener('afterprint', () => frame.remove())
  window.print()
}
