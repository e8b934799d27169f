/** Each tag that a page may write, with its code. `hezo-isolated.ts` and the server list the same ones; a test compares. */
export const parts = {
  'hezo-register': () => import('./hezo-register.ts'),
  'hezo-sign-in': () => import('./hezo-sign-in.ts'),
  'hezo-activate': () => import('./hezo-activate.ts'),
  'hezo-password-reset': () => import('./hezo-password-reset.ts'),
  'hezo-reset-factor': () => import('./hezo-reset-factor.ts'),
  'hezo-stop-reset': () => import('./hezo-stop-reset.ts'),
  'hezo-contact': () => import('./hezo-contact.ts'),
  'hezo-contracts': () => import('./hezo-contracts.ts'),
  'hezo-tickets': () => import('./hezo-tickets.ts'),
  'hezo-ticket': () => import('./hezo-ticket.ts'),
  'hezo-account': () => import('./hezo-account.ts'),
  'hezo-portal': () => import('./hezo-portal.ts'),
} as const

/** A tag of ours that a page may write. */
export type Tag = keyof typeof parts
