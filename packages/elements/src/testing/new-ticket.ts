import type { HezoTickets } from '../hezo-tickets/hezo-tickets.ts'
import { press, type, until } from './page.ts'
import { showSignedIn } from './signed-in.ts'
import { device } from './support-replies.ts'

/** Chooses a radio button of the form. */
export function pick(name: string, value: string): void {
  document.querySelector<HTMLElement>(`[name="${name}"][value="${value}"]`)?.click()
}

/** Shows the form of a new ticket, with devices to choose from. */
export async function form(): Promise<HezoTickets> {
  const element = await showSignedIn('hezo-tickets', { show: 'new' })
  await until(() => document.querySelector('[name=deviceId][value^=dev]'))
  return element
}

/** Fills in all of it. */
export function fill(): void {
  pick('deviceId', device(2).id)
  type('subject', 'Uszkodzony dysk')
  type('body', 'Świeci na czerwono.')
  pick('severity', 'high')
}

/** The question of consent, once it is asked. */
export const question = () => document.querySelector<HTMLElement>('.hezo-question')

/** Gives one of its answers. */
export function answer(label: string): void {
  const buttons = [...(question()?.querySelectorAll('button') ?? [])]
  const button = buttons.find(({ textContent }) => textContent?.trim() === label)
  if (!button) throw new Error(`no answer ${label}`)
  button.click()
}

/** Sends the form, and answers the question of sharing with no. */
export async function send(): Promise<void> {
  press()
  await until(() => question())
  answer('Wyślij bez udostępniania')
}
