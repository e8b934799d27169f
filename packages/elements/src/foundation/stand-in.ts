import { msg } from '@lit/localize'
import type { Passage } from './events.ts'
import type { HezoElement } from './hezo-element.ts'
import { retrying } from './retrying.ts'

/**
 * Shows another element where the page does not lead there itself: in place of `host`, or below it
 * for contact and tickets. What is typed in `host` stays; it comes back when the other element leads back to it.
 */
export function standIn(host: HezoElement, passage: Passage): void {
  const { to } = passage
  const tag = `hezo-${to}`
  const next = host.nextElementSibling
  if (next?.localName === tag && next.hasAttribute('data-hezo-stand-in')) {
    lead(next, passage)
    show(next)
    return
  }
  // The bundle serves each element under its tag, beside this chunk.
  if (!customElements.get(tag)) {
    retrying(() => import(new URL(`./${tag}.js`, import.meta.url).href)).catch(() => {
      other.remove()
      host.hidden = false
      host.announce(msg('Nie udało się połączyć. Sprawdź sieć i spróbuj ponownie.'))
    })
  }
  const other = document.createElement(tag)
  other.setAttribute('data-hezo-stand-in', '')
  for (const name of ['api', 'embed-key', 'lang', 'theme', 'slot']) {
    const value = host.getAttribute(name)
    if (value !== null) other.setAttribute(name, value)
  }
  lead(other, passage)
  host.after(other)
  show(other)
  if (to === 'contact' || to === 'tickets') return

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

/** Tells the tickets which of them is wanted; an element takes over what was set before its code. */
function lead(element: Element, { ticketId, newTicket }: Passage): void {
  if (newTicket) Object.assign(element, { show: 'new', subject: newTicket })
  else if (ticketId) Object.assign(element, { show: ticketId })
}

function show(element: Element): void {
  element.scrollIntoView({ block: 'nearest' })
  void customElements.whenDefined(element.localName).then(() => {
    if ('focusTitle' in element) void (element as HezoElement).focusTitle()
  })
}
