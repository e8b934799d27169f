import type { Viewing } from './look-at-screens.ts'

/** Looks at every section of the account of an owner who is signed in, at rest and in use. */
export async function lookAtAccount(viewing: Viewing): Promise<void> {
  const { page, look, visit } = viewing
  const press = (name: RegExp): Promise<void> => page.getByRole('button', { name }).first().click()

  await visit('account', '/account', 'hezo-account-profile [name=firstName]')
  await page.fill('[name=firstName]', ' ')
  await press(/^(Zapisz zmiany|Save changes)/)
  await page.locator('[aria-invalid]').first().waitFor()
  await look('account-problems')

  await visit('account-security', '/account/security', 'text=/^(Zmień hasło|Change password)/')
  await press(/^(Zmień hasło|Change password)/)
  await page.fill('[name=currentPassword]', 'nie to hasło')
  await page.fill('[name=newPassword]', 'za krótkie')
  await look('account-password')
  await page.fill('[name=newPassword]', 'cztery losowe słowa razem')
  await page.route('**/v1/me/password', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        title: 'x',
        status: 403,
        code: 'step_up_required',
        requestId: 'x',
      }),
    }),
  )
  await page.locator('form button[type=submit]').click()
  await page.locator('[name=code]').waitFor()
  await look('account-step-up')
  await page.fill('[name=code]', '000000')
  await page.locator('form button[type=submit]').click()
  await page.getByRole('alert').waitFor()
  await look('account-step-up-failure')

  await visit('account-sessions', '/account/sessions', 'hezo-account-sessions .tag')
  await press(/^(Zakończ pozostałe|End other)/)
  await look('account-sessions-question')

  await visit('account-people', '/account/people', 'text=Brzęczyszczykiewicz')
  await press(/^(Usuń|Remove): Ola/)
  await look('account-people-question')
  await press(/^(Anuluj|Cancel)/)
  await press(/^(Zaproś osobę|Invite a person)/)
  await page.locator('hezo-account-invitations [name=email]').waitFor()
  await look('account-invite')
}
