import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import type { ApiStub } from '../testing/api-stub.ts'
import { problem } from '../testing/api-stub.ts'
import { button, showAccount, submit } from '../testing/account-page.ts'
import {
  formButton,
  clear,
  expectAccessible,
  help,
  input,
  shadowText,
  show,
  type,
  until,
} from '../testing/page.ts'
import { showSignedIn, stubSupport } from '../testing/signed-in.ts'
import { me } from '../testing/support-replies.ts'

let api: ApiStub

describe('hezo-account', () => {
  beforeEach(() => {
    clear()
    api = stubSupport()
  })

  it('is accessible', async function () {
    this.timeout(15_000)
    const { account } = await showAccount('', 'hezo-account-profile')
    await expectAccessible(account)
  })

  it('shows sign-in first, with its fields in the document', async () => {
    await show('hezo-account')
    const field = await until(() => document.querySelector('input[type=password]'))
    expect(field.getAttribute('autocomplete')).to.equal('current-password')
  })

  it('leads from section to section, by links that have addresses, and focus to the heading', async () => {
    const account = await showSignedIn('hezo-account', { 'section-href': '/konto/{section}' })
    await until(() => account.querySelector('hezo-account-profile'))
    const link = account.shadowRoot?.querySelector<HTMLAnchorElement>('[data-section=security]')
    expect(link?.getAttribute('href')).to.equal('/konto/security')
    link?.click()
    await until(() => account.querySelector('hezo-account-password'))
    expect(account.section).to.equal('security')
    await until(() => account.shadowRoot?.activeElement?.textContent === 'Bezpieczeństwo')
    expect(account.shadowRoot?.querySelector('[aria-current]')?.textContent).to.equal(
      'Bezpieczeństwo',
    )
  })

  it('leaves the way to the page where that takes it', async () => {
    const account = await showSignedIn('hezo-account')
    await until(() => account.shadowRoot?.querySelector('[data-section=sessions]'))
    const asked: unknown[] = []
    account.addEventListener('hezo-navigate', (event) => {
      event.preventDefault()
      asked.push(event.detail.section)
    })
    account.shadowRoot?.querySelector<HTMLElement>('[data-section=sessions]')?.click()
    expect(asked).to.deep.equal(['sessions'])
    expect(account.section).to.equal('')
  })

  it('shows the profile for a section that does not exist', async () => {
    const { account } = await showAccount('nothing', 'hezo-account-profile')
    expect(shadowText(account)).to.contain('Profil')
  })
})

describe('the profile', () => {
  beforeEach(() => {
    clear()
    api = stubSupport()
  })

  it('saves what was changed, says so, and tells the page', async () => {
    api.on('PATCH /v1/me', [200, { ...me(), firstName: 'Hanna', phone: '+48600100200' }])
    const told = new Promise((resolve) => {
      document.addEventListener('hezo-account-changed', resolve, { once: true })
    })
    const { part } = await showAccount('profile', 'hezo-account-profile')
    expect(input('lastName').value).to.equal('Nowak')
    type('firstName', 'Hanna')
    type('phone', '600 100 200')
    submit()
    await told
    expect(api.calls('PATCH /v1/me')[0]?.body).to.deep.equal({
      firstName: 'Hanna',
      lastName: 'Nowak',
      phone: '600 100 200',
      locale: 'pl',
    })
    await until(() => part.textContent.includes('Zapisano.'))
    expect(input('phone').value).to.equal('+48 600 100 200')
  })

  it('puts a refused name beside its field', async () => {
    await showAccount('profile', 'hezo-account-profile')
    type('lastName', ' ')
    submit()
    await until(() => input('lastName').getAttribute('aria-invalid'))
    expect(api.calls('PATCH /v1/me')).to.deep.equal([])
  })
})

describe('the fresh proof of the second factor', () => {
  const change = 'POST /v1/me/password'
  const prove = 'POST /v1/me/step-up'

  async function changePassword() {
    const shown = await showAccount('security', 'hezo-account-password')
    button(shown.part, 'Zmień hasło').click()
    await until(() => document.querySelector('[name=newPassword]'))
    type('currentPassword', 'cztery zielone okna')
    type('newPassword', 'pięć niebieskich drzwi')
    submit()
    return shown
  }

  beforeEach(() => {
    clear()
    api = stubSupport().on(prove, [204])
  })

  it('is accessible, and asks in place with a field that phones fill in', async function () {
    this.timeout(15_000)
    api.on(change, problem(403, 'step_up_required'))
    const { account } = await changePassword()
    await until(() => document.querySelector('[name=code]'))
    await expectAccessible(account)
    expect(input('code').autocomplete).to.equal('one-time-code')
    expect(document.activeElement).to.equal(input('code'))
  })

  it('is asked for once, and what needed it is done again by itself', async () => {
    api.on(change, problem(403, 'step_up_required'), [204])
    const { part } = await changePassword()
    await until(() => document.querySelector('[name=code]'))
    type('code', '123 456')
    submit()
    await until(() => shadowText(part).includes('Hasło zmienione.'))
    expect(api.calls(prove)[0]?.body).to.deep.equal({ method: 'totp', code: '123 456' })
    expect(api.calls(change).map(({ body }) => body)).to.deep.equal(
      Array.from({ length: 2 }, () => ({
        currentPassword: 'cztery zielone okna',
        newPassword: 'pięć niebieskich drzwi',
      })),
    )
    expect(part.shadowRoot?.activeElement?.textContent.trim()).to.equal('Zmień hasło')
  })

  it('stays where it is when the code is wrong', async () => {
    api.on(change, problem(403, 'step_up_required')).on(prove, problem(422, 'code_rejected'))
    await changePassword()
    await until(() => document.querySelector('[name=code]'))
    type('code', '123456')
    submit()
    const notice = await until(() => document.querySelector('[role=alert]'))
    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('tel:+48122525600')
    expect(input('code')).to.be.an.instanceOf(HTMLInputElement)
  })

  it('takes a recovery code', async () => {
    api.on(change, problem(403, 'step_up_required'), [204])
    const { part } = await changePassword()
    await until(() => document.querySelector('[name=code]'))
    formButton('Użyj kodu zapasowego').click()
    type('code', '7k3m-9qxa-0drt-w5hj')
    submit()
    await until(() => shadowText(part).includes('Hasło zmienione.'))
    expect(api.calls(prove)[0]?.body).to.deep.include({ method: 'recovery_code' })
  })

  it('can be given up: what was typed is still there, and nothing was done', async () => {
    api.on(change, problem(403, 'step_up_required'))
    await changePassword()
    await until(() => document.querySelector('[name=code]'))
    formButton('Anuluj').click()
    await until(() => document.querySelector('[name=newPassword]'))
    expect(input('newPassword').value).to.equal('pięć niebieskich drzwi')
    expect(document.querySelector('[role=alert]')).to.equal(null)
    expect(api.calls(change)).to.have.lengthOf(1)
  })
})

describe('the password', () => {
  beforeEach(async () => {
    clear()
    api = stubSupport().on('POST /v1/me/password', [204])
    const { part } = await showAccount('security', 'hezo-account-password')
    button(part, 'Zmień hasło').click()
    await until(() => document.querySelector('[name=newPassword]'))
  })

  it('is accessible', async function () {
    this.timeout(15_000)
    await expectAccessible(
      document.querySelector('hezo-account') as HTMLElementTagNameMap['hezo-account'],
    )
  })

  it('offers all its fields to password managers, in the document', () => {
    const found = [...document.querySelectorAll<HTMLInputElement>('input[autocomplete]')]
    expect(found.map(({ autocomplete }) => autocomplete)).to.deep.equal([
      'username',
      'current-password',
      'new-password',
    ])
    expect(found[0]?.value).to.equal(me().email)
    expect(found[0]?.form).to.equal(input('newPassword').form)
  })

  it('says while typing what a new one still lacks', async () => {
    const write = (typed: string): void => {
      const field = input('newPassword')
      field.focus()
      field.value = typed
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const hints = [
      ['cztery', 'Jeszcze 6 znaków'],
      ['cztery okn', 'Jeszcze 2 znaki'],
      ['cztery okna', 'Jeszcze 1 znak'],
      ['zakłady na zawsze', 'Jest w nim Twój e-mail'],
      ['ababababababab', 'Łatwe do odgadnięcia'],
      ['cztery zielone okna', 'Wystarczająco długie.'],
    ] as const
    for (const [typed, hint] of hints) {
      write(typed)
      await until(() => help('newPassword').startsWith(hint))
      expect(input('newPassword').getAttribute('aria-invalid')).to.equal(null)
    }
  })

  it('leaves to the server what it would rather not see', async () => {
    type('currentPassword', 'cztery zielone okna')
    type('newPassword', 'ababababababab')
    submit()
    const { body } = await until(() => api.calls('POST /v1/me/password')[0])
    expect(body).to.deep.include({ newPassword: 'ababababababab' })
  })

  it('can be read, and is hidden again when it is sent', async () => {
    const eye = input('newPassword').nextElementSibling as HTMLButtonElement
    expect(eye.getAttribute('aria-pressed')).to.equal('false')
    eye.click()
    await until(() => input('newPassword').type === 'text')
    expect(eye.getAttribute('aria-pressed')).to.equal('true')
    submit()
    await until(() => input('newPassword').type === 'password')
  })

  it('says beside the field that the current one is wrong', async () => {
    const field = {
      path: 'currentPassword',
      code: 'password.wrong',
      message: '',
    } as const
    api.on('POST /v1/me/password', problem(422, 'validation_failed', [field]))
    type('currentPassword', 'to nie ono')
    type('newPassword', 'pięć niebieskich drzwi')
    submit()
    await until(() => input('currentPassword').getAttribute('aria-invalid'))
    expect(help('currentPassword')).to.equal(polish.fields['password.wrong'])
  })

  it('is kept nowhere', () => {
    type('currentPassword', 'cztery zielone okna')
    expect(sessionStorage).to.have.lengthOf(0)
  })
})
