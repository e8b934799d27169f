import type { Device } from '@hezo/api'

/** What an element tells the page; every event bubbles and crosses shadow roots. */
export interface HezoEvents {
  /** An account was made; a session starts with it. `api` is the base URL it belongs to. */
  'hezo-registered': { readonly api: string }
  'hezo-signed-in': { readonly api: string }
  'hezo-signed-out': { readonly api: string }
  /**
   * The person asked for another part of support. Prevent the default to show it yourself;
   * otherwise the element follows its link or shows that part in its own place. An isolated element
   * tells `to` alone, afterwards.
   */
  'hezo-navigate': Passage
  /** The person has changed name, phone, e-mail or the language of mails, or an owner has let them in. */
  'hezo-account-changed': { readonly api: string }
  'hezo-contacted': { readonly reference: string }
  'hezo-ticket-created': { readonly id: string; readonly number: string }
}

/** The parts of support that elements lead to. */
export type Destination =
  | 'register'
  | 'sign-in'
  | 'password-reset'
  | 'contact'
  | 'contracts'
  | 'tickets'
  | 'account'

/** A way from one part of support to another. */
export interface Passage {
  readonly to: Destination
  /** Of `account`: which section; the first unless told. */
  readonly section?: string | undefined
  /** Of `tickets`: which one; the list unless told. */
  readonly ticketId?: string | undefined
  /** Of `tickets`: a new one, with what it is about already picked. */
  readonly newTicket?: TicketSubject | undefined
}

/** What a new ticket is about. */
export interface TicketSubject {
  readonly contractId?: string | undefined
  readonly device?: Device | undefined
}

/** Dispatches an event of ours; false when a listener prevented its default. */
export function fire<Name extends keyof HezoEvents>(
  from: EventTarget,
  name: Name,
  detail: HezoEvents[Name],
): boolean {
  return from.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
  )
}

type CustomEvents = { [Name in keyof HezoEvents]: CustomEvent<HezoEvents[Name]> }

declare global {
  interface GlobalEventHandlersEventMap extends CustomEvents {}
}
