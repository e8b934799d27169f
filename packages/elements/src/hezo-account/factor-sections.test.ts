import { expect } from 'chai'
import { button, showAccount, submit } from '../testing/account-page.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import {
  formButton,
  clear,
  expectAccessible,
  input,
  shadowText,
  type,
  until,
} from '../testing/page.ts'
import { enrolment } from '../testing/replies.ts'
import { stubSupport } from '../testing/signed-in.ts'
import { me, page } from '../testing/support-replies.ts'

const recoveryCodes = Array.from({ length: 10 }, (_, n) => `7K3M9QXA0DRTW5H${n}`)
let api: ApiStub

beforeEach(() => {
  clear()
  api = stubSupport()
    .on('GET /v1/passkeys', page([]))
    .on('POST /v1/me/step-up', [204])
    .on('POST /v1/me/totp', [200, enrolment])
    .on('POST /v1/me/totp/confirm', [204])
    .on('POST /v1/me/recovery-codes', [201, { recoveryCodes }])
})

describe('the authenticator of the account', () => {
  async function start() {
    const shown = await showAccount('security', 'hezo-account-authenticator')
    button(shown.part, 'Zmień aplikację').click()
    await until(() => shown.part.shadowRoot?.querySelector('[part=qr]'))
    return shown
  }

  it('is accessible while it is replaced', async function () {
    this.timeout(15_000)
    const { account } = await start()
    await expectAccessible(account)
    expect(input('code').autocomplete).to.equal('one-time-code')
  })

  it('is replaced: code of the old one, QR code and secret, code of the new one', async () => {
    api.on('POST /v1/me/totp', problem(403, 'step_up_required'), [200, enrolment])
    const { part } = await showAccount('security', 'hezo-account-authenticator')
    button(part, 'Zmień aplikację').click()
    await until(() => document.querySelector('[name=code]'))
    type('code', '123456')
    submit()
    await until(() => shadowText(part).includes('JBSW Y3DP EHPK 3PXP'))
    await until(() => input('code').value === '' && document.activeElement === input('code'))
    type('code', '654321')
    submit()
    await until(() => shadowText(part).includes('Nowa aplikacja działa.'))
    expect(api.calls('POST /v1/me/totp/confirm')[0]?.body).to.deep.equal({ code: '654321' })
    expect(part.shadowRoot?.querySelectorAll('[part=qr]')).to.have.lengthOf(0)
  })

  it('stays the old one when the change is given up', async () => {
    const { part } = await start()
    formButton('Anuluj').click()
    await until(() => !part.shadowRoot?.querySelector('[part=qr]'))
    expect(api.calls('POST /v1/me/totp/confirm')).to.deep.equal([])
  })
})

describe('the recovery codes of the account', () => {
  it('are accessible, also when they are shown', async function () {
    this.timeout(20_000)
    const { account, part } = await showAccount('security', 'hezo-account-recovery')
    await expectAccessible(account)
    await until(() => shadowText(part).includes('Nowe kody'))
    button(part, 'Nowe kody zapasowe').click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    button(part, 'Pokaż nowe kody').click()
    await until(() => shadowText(part).includes('7K3M-9QXA-0DRT-W5H9'))
    await expectAccessible(account)
  })

  it('are counted, and said to be few when they are', async () => {
    const { part } = await showAccount('security', 'hezo-account-recovery')
    expect(shadowText(part)).to.contain('Zostało 10 kodów.').and.not.contain('Przygotuj')
    clear()
    api.on('GET /v1/me', [200, { ...me(), recoveryCodesLeft: 3 }])
    const { part: few } = await showAccount('security', 'hezo-account-recovery')
    expect(shadowText(few)).to.contain('Zostały 3 kody.').and.contain('Przygotuj nowe')
  })

  it('are replaced after a question and the code of the app, which no recovery code stands in for', async () => {
    const codes = 'POST /v1/me/recovery-codes'
    api
      .on('GET /v1/me', [200, { ...me(), recoveryCodesLeft: 1 }])
      .on(codes, problem(403, 'step_up_required'), [201, { recoveryCodes }])
    const { part } = await showAccount('security', 'hezo-account-recovery')
    button(part, 'Nowe kody zapasowe').click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    expect(api.calls(codes)).to.deep.equal([])
    button(part, 'Pokaż nowe kody').click()
    await until(() => document.querySelector('[name=code]'))
    expect(document.body.textContent).to.not.contain('Użyj kodu zapasowego')
    type('code', '123456')
    submit()
    await until(() => shadowText(part).includes('7K3M-9QXA-0DRT-W5H9'))
    expect(shadowText(part)).to.contain('Drukuj').and.contain('Zapisz plik .txt')
    button(part, 'Kody zapisane, dalej').click()
    await until(() => !shadowText(part).includes('7K3M'))
    expect(shadowText(part)).to.contain('Zostało 10 kodów.')
  })
})

describe('the e-mail address of the account', () => {
  const start = 'POST /v1/me/email'
  const confirm = 'POST /v1/me/email/confirm'
  const sent = {
    emailChangeToken: 'email-change-token-of-a-test',
    expiresAt: '2026-12-01T10:00:00Z',
  }

  beforeEach(() => {
    api
      .on(start, [202, { ...sent, expiresAt: '2026-12-01T10:00:00.000Z' }])
      .on(confirm, [200, { ...me(), email: 'anna@nowa.pl' }])
  })

  async function askForCodes() {
    const shown = await showAccount('profile', 'hezo-account-email')
    button(shown.part, 'Zmień e-mail').click()
    await until(() => document.querySelector('[name=email]'))
    type('email', 'anna@nowa.pl')
    formButton('Wyślij kody').click()
    await until(() => document.querySelector('[name=newCode]'))
    return shown
  }

  it('is accessible while it is changed', async function () {
    this.timeout(15_000)
    const { account } = await askForCodes()
    await expectAccessible(account)
  })

  it('is changed by the codes of both mailboxes, and the page is told', async () => {
    const told = new Promise((resolve) => {
      document.addEventListener('hezo-account-changed', resolve, { once: true })
    })
    const { part } = await askForCodes()
    type('currentCode', '111111')
    type('newCode', '222222')
    formButton('Zmień e-mail').click()
    await told
    expect(api.calls(confirm)[0]?.body).to.deep.equal({
      emailChangeToken: sent.emailChangeToken,
      currentCode: '111111',
      newCode: '222222',
    })
    await until(() => shadowText(part).includes('anna@nowa.pl'))
  })

  it('gets new codes under a new key, so that they are really sent', async () => {
    await askForCodes()
    formButton('Wyślij nowe kody').click()
    await until(() => api.calls(start).length === 2)
    const keys = api.calls(start).map(({ headers }) => headers.get('idempotency-key'))
    expect(new Set(keys)).to.have.lengthOf(2)
  })
})
