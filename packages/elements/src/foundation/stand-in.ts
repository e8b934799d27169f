import type { Destination } from './events.ts'
import type { HezoElement } from './hezo-element.ts'

/**
 * Shows another element where the page does not lead there itself: in place of `host`, or below it
 * for contact. What is typed in `host` stays; it comes back when the other element leads back to it.
 */
export function standIn(host: HezoElement, to: Destination): void {
  const tag = `hezo-${to}`
  const next = host.nextElementSibling
  if (next?.localName === tag && next.hasAttribute('data-hezo-stand-in')) {
    show(next)
    return
  }
  // The bundle serves each element under its tag, beside this chunk.
  if (!customElements.get(tag)) void import(new URL(`./${tag}.js`, import.meta.url).href)
  const other = document.createElement(tag)
  other.setAttribute('data-hezo-stand-in', '')
  for (const name of ['api', 'embed-key', 'lang', 'theme']) {
    const value = host.getAttribute(name)
    if (value !== null) other.setAttribute(name, value)
  }
  host.after(other)
  show(other)
  if (to === 'contact') return

  host.hidden = true
  other.addEventListener('hezo-navigate', (event) => {
    if (`hezo-${event.detail.to}` !== host.localName) return
    event.preventDefault()
    event.stopPropagation()
    host.hidden = false
    other.remove()
    show(host)
  })
  // The page listens to the element that it placed.
  for (const name of ['hezo-registered', 'hezo-signed-in'] as const) {
    other.addEventListener(name, (event) => {
      event.stopPropagation()
      host.fire(name, event.detail)
    })
  }
}

function show(element: Element): void {
  element.scrollIntoView({ block: 'nearest' })
  void customElements.whenDefined(element.localName).then(() => {
    if ('focusField' in element) void (element as HezoElement).focusField()
  })
}
