import '../hezo-account/hezo-account.ts'
import type { ActivitySection } from '../hezo-account/activity-section.ts'
import type { ApprovalSection } from '../hezo-account/approval-section.ts'
import type { AuthenticatorSection } from '../hezo-account/authenticator-section.ts'
import type { CloseSection } from '../hezo-account/close-section.ts'
import type { EmailSection } from '../hezo-account/email-section.ts'
import type { ExportSection } from '../hezo-account/export-section.ts'
import type { InvitationsSection } from '../hezo-account/invitations-section.ts'
import type { MembersSection } from '../hezo-account/members-section.ts'
import type { PasskeysSection } from '../hezo-account/passkeys-section.ts'
import type { PasswordSection } from '../hezo-account/password-section.ts'
import type { ProfileSection } from '../hezo-account/profile-section.ts'
import type { RecoverySection } from '../hezo-account/recovery-section.ts'
import type { SessionsSection } from '../hezo-account/sessions-section.ts'
import type { HezoAccount } from '../hezo-account/hezo-account.ts'
import { settled, until } from './page.ts'
import { showSignedIn } from './signed-in.ts'

/** The sections by their tags. */
interface Sections {
  'hezo-account-activity': ActivitySection
  'hezo-account-approval': ApprovalSection
  'hezo-account-authenticator': AuthenticatorSection
  'hezo-account-close': CloseSection
  'hezo-account-email': EmailSection
  'hezo-account-export': ExportSection
  'hezo-account-invitations': InvitationsSection
  'hezo-account-members': MembersSection
  'hezo-account-passkeys': PasskeysSection
  'hezo-account-password': PasswordSection
  'hezo-account-profile': ProfileSection
  'hezo-account-recovery': RecoverySection
  'hezo-account-sessions': SessionsSection
}

/** Shows the account at a section, and waits for the element of it. */
export async function showAccount<Tag extends keyof Sections>(
  section: string,
  tag: Tag,
): Promise<{ account: HezoAccount; part: Sections[Tag] }> {
  const account = await showSignedIn('hezo-account', { section })
  const part: Sections[Tag] = await until(() => account.querySelector<Sections[Tag]>(tag))
  await settled(part)
  return { account, part }
}

/** A button of a shadow root by what it is called. */
export function button(element: Element, name: string | RegExp): HTMLButtonElement {
  const buttons = [...(element.shadowRoot?.querySelectorAll('button') ?? [])]
  const found = buttons.find((one) => {
    const called = one.getAttribute('aria-label') ?? one.textContent.trim()
    return typeof name === 'string' ? called === name : name.test(called)
  })
  if (!found) throw new Error(`no ${String(name)}`)
  return found
}

/** The submit button of a form in the document. */
export function submit(): void {
  document.querySelector<HTMLButtonElement>('.hezo-form [type=submit]')?.click()
}
