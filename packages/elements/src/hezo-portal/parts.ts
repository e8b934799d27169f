import { importPart } from '../foundation/import-part.ts'
import type { Place } from './routes.ts'

const parts: Readonly<Record<Exclude<Place['part'], 'home'>, () => Promise<unknown>>> = {
  tickets: () => import('../hezo-tickets.ts'),
  contracts: () => import('../hezo-contracts.ts'),
  account: () => import('../hezo-account.ts'),
  waiting: () => import('../waiting/hezo-waiting.ts'),
  contact: () => import('../hezo-contact.ts'),
  register: () => import('../hezo-register.ts'),
  'sign-in': () => import('../hezo-sign-in.ts'),
  'password-reset': () => import('../hezo-password-reset.ts'),
  'reset-factor': () => import('../hezo-reset-factor.ts'),
  'stop-reset': () => import('../hezo-stop-reset.ts'),
  'confirm-sharing': () => import('../hezo-confirm-sharing.ts'),
  activate: () => import('../hezo-activate.ts'),
}

/** Fetches the elements that a part of the portal is made of. */
export function loadParts(part: Place['part']): Promise<unknown> {
  if (part === 'home') return Promise.all([loadParts('tickets'), loadParts('contracts')])
  return importPart(parts[part])
}
