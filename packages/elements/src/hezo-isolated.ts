import { IsolatedElement } from './isolated/isolated-element.ts'

/** Whatever a page may place. All of them: what its scripts must not see of one, they must not of another. */
const tags = [
  'hezo-register',
  'hezo-sign-in',
  'hezo-activate',
  'hezo-password-reset',
  'hezo-reset-factor',
  'hezo-stop-reset',
  'hezo-contact',
  'hezo-contracts',
  'hezo-tickets',
  'hezo-ticket',
  'hezo-account',
  'hezo-portal',
] as const
for (const tag of tags) {
  if (!customElements.get(tag)) customElements.define(tag, class extends IsolatedElement {})
}
