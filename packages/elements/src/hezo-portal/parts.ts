import { importPart } from '../foundation/import-part.ts'
import type { Place } from './routes.ts'

const parts: Readonly<Record<Place['part'], () => Promise<unknown>>> = {
  home: () => Promise.all([parts.tickets(), parts.contracts()]),
  tickets: () => importPart(() => import('../hezo-tickets.ts')),
  contracts: () => importPart(() => import('../hezo-contracts.ts')),
  account: () => importPart(() => import('../hezo-account.ts')),
  waiting: () => importPart(() => import('../waiting/hezo-waiting.ts')),
  contact: () => importPart(() => import('../hezo-contact.ts')),
  register: () => importPart(() => import('../hezo-register.ts')),
  'sign-in': () => importPart(() => import('../hezo-sign-in.ts')),
  'password-reset': () => importPart(() => import('../hezo-password-reset.ts')),
  'reset-factor': () => importPart(() => import('../hezo-reset-factor.ts')),
  'stop-reset': () => importPart(() => import('../hezo-stop-reset.ts')),
  'confirm-sharing': () => importPart(() => import('../hezo-confirm-sharing.ts')),
  activate: () => importPart(() => import('../hezo-activate.ts')),
}

/** Fetches the elements that a part of the portal is made of. */
export function loadParts(part: Place['part']): Promise<unknown> {
  return parts[part]()
}
