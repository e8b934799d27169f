import '../hezo-account/hezo-account.ts'
import type { ApprovalSection } from '../hezo-account/approval-section.ts'
import type { InvitationsSection } from '../hezo-account/invitations-section.ts'
import type { MembersSection } from '../hezo-account/members-section.ts'
import type { PasswordSection } from '../hezo-account/password-section.ts'
import type { ProfileSection } from '../hezo-account/profile-section.ts'
import type { SessionsSection } from '../hezo-account/sessions-section.ts'
import type { HezoAccount } from '../hezo-account/hezo-account.ts'
import { settled, until } from './page.ts'
import { showSignedIn } from './signed-in.ts'

/** The sections by their tags. */
interface Sections {
  'hezo-account-approval': ApprovalSection
  'hezo-account-invitations': InvitationsSection
  'hezo-account-members': MembersSection
  'hezo-account-password': PasswordSection
  'hezo-account-profile': ProfileSection
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

/** A button of a form in the document by what it is called. */
export function formButton(name: string): HTMLButtonElement {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.hezo-form button')]
  const found = buttons.find(({ textContent }) => textContent.trim() === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
