import type { Viewing } from './look-at-screens.ts'
import { plugInAuthenticator } from './virtual-authenticator.ts'

/** Looks at every section of the account of an owner who is signed in, at rest and in use. */
export async function lookAtAccount(viewing: Viewing): Promise<void> {
  await lookAtProfile(viewing)
  await lookAtPassword(viewing)
  await lookAtSecondFactor(viewing)
  await lookAtPasskeys(viewing)
  const { page, look, visit } = viewing

  await visit('account-sessions', '/account/sessions', 'hezo-account-sessions .tag')
  await press(viewing, /^(Zakończ pozostałe|End other)/)
  await look('account-sessions-question')

  await visit('account-people', '/account/people', 'text=Brzęczyszczykiewicz')
  await press(viewing, /^(Usuń|Remove): Ola/)
  await look('account-people-question')
  await press(viewing, /^(Anuluj|Cancel)/)
  await press(viewing, /^(Zaproś osobę|Invite a person)/)
  await page.locator('hezo-account-invitations [name=email]').waitFor()
  await look('account-invite')

  await visit('account-activity', '/account/activity', 'hezo-account-activity li')
  await visit('account-privacy', '/account/data', 'hezo-account-close button')
  await press(viewing, /^(Zamknij konto|Close account)/)
  await page.locator('hezo-account-close [name=password]').waitFor()
  await look('account-closing')
}

async function lookAtProfile(viewing: Viewing): Promise<void> {
  const { page, look, visit } = viewing
  await visit('account', '/account', 'hezo-account-profile [name=firstName]')
  await page.fill('[name=firstName]', ' ')
  await press(viewing, /^(Zapisz zmiany|Save changes)/)
  await page.locator('[aria-invalid]').first().waitFor()
  await look('account-problems')
  await press(viewing, /^(Zmień e-mail|Change e-mail)/)
  await page.fill('hezo-account-email [name=email]', 'nowy.adres@firma.example')
  await press(viewing, /^(Wyślij kody|Send codes)/)
  await page.locator('[name=newCode]').waitFor()
  await look('account-email')
}

async function lookAtPassword(viewing: Viewing): Promise<void> {
  const { page, look, visit } = viewing
  await visit('account-security', '/account/security', 'text=/^(Zmień hasło|Change password)/')
  await press(viewing, /^(Zmień hasło|Change password)/)
  await page.fill('[name=currentPassword]', 'nie to hasło')
  await page.fill('[name=newPassword]', 'za krótkie')
  await look('account-password')
  await page.fill('[name=newPassword]', 'cztery losowe słowa razem')
  // As after five minutes.
  await page.route('**/v1/me/password', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        type: 'about:blank',
        title: '',
        status: 403,
        code: 'step_up_required',
        requestId: '',
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
}

async function lookAtSecondFactor(viewing: Viewing): Promise<void> {
  const { page, look } = viewing
  // The real ones are what the next look signs in with.
  await page.route('**/v1/me/recovery-codes', (route) =>
    route.fulfill({
      status: 201,
      json: { recoveryCodes: Array.from({ length: 10 }, (_, n) => `7K3M9QXA0DRTW5H${n}`) },
    }),
  )
  await page.reload()
  await press(viewing, /^(Zmień aplikację|Change app)/)
  await page.locator('[part=qr]').waitFor()
  await press(viewing, /^(Nowe kody zapasowe|New recovery codes)/)
  await look('account-authenticator')
  await press(viewing, /^(Pokaż nowe kody|Show new codes)/)
  await page.locator('.codes').waitFor()
  await look('account-recovery-codes')
}

async function press({ page }: Viewing, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click()
}

async function lookAtPasskeys(viewing: Viewing): Promise<void> {
  const { page, look, visit } = viewing
  const authenticator = await plugInAuthenticator(page)
  const name = `Laptop służbowy ${Math.random().toString(36).slice(2, 6)}`
  await page.goto(page.url())
  await press(viewing, /^(Dodaj klucz dostępu|Add a passkey)/)
  await page.fill('hezo-account-passkeys [name=name]', name)
  await look('account-passkey-new')
  await press(viewing, /^(Dalej: klucz|Next: passkey)/)
  const passkey = page.locator('hezo-account-passkeys li', { hasText: name })
  await passkey.waitFor()
  await visit('account-passkeys', '/account/security', 'hezo-account-passkeys li')
  await press(viewing, new RegExp(`^(Usuń klucz|Remove passkey): ${name}`))
  await look('account-passkey-question')
  await press(viewing, /^(Usuń klucz|Remove passkey)$/)
  await passkey.waitFor({ state: 'detached' })
  await authenticator.unplug()
}
