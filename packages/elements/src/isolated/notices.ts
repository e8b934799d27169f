import type { Look } from './messages.ts'
import { email, phone, words } from './words.ts'

/** What stands in the frame's place while it is awaited. */
export function waitingNotice(lang: Look['lang']): (Node | string)[] {
  const progress = document.createElement('progress')
  progress.ariaHidden = 'true'
  return [words[lang].waiting, progress]
}

/** Shown when the frame does not load: phone, email, the portal, another try. */
export function failureNotice(
  lang: Look['lang'],
  portal: string,
  tryAgain: () => void,
): (Node | string)[] {
  const say = words[lang]
  const out = link(portal, say.portal)
  out.target = '_blank'
  out.rel = 'noopener'
  const again = document.createElement('button')
  again.type = 'button'
  again.textContent = say.retry
  again.addEventListener('click', tryAgain)
  return [say.failed, link(phone.href, phone.text), ' ', link(email.href, email.text), out, again]
}

function link(href: string, text: string): HTMLAnchorElement {
  const made = document.createElement('a')
  made.href = href
  made.textContent = text
  return made
}
