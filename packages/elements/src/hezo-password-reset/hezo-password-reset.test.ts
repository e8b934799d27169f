import { expect } from 'chai'
import './hezo-password-reset.ts'
import { type ApiStub, problem, stubApi } from '../testing/api-stub.ts'
import { clear, expectAccessible, press, show, type, until, focused } from '../testing/page.ts'
import type { HezoPasswordReset } from './hezo-password-reset.ts'

const started = {
  passwordResetToken: 'password-reset-token-of-a-test',
  expiresAt: '2026-12-01T10:00:00.000Z',
}

let api: ApiStub
let element: HezoPasswordReset

async function askForCode(): Promise<void> {
  type('email', 'jan@firma.pl')
  press()
  await until(() => document.querySelector('[name="code"]'))
}
function fillIn(): void {
  type('code', '123456')
  type('password', 'cztery zielone okna')
  type('secondFactor.code', '654 321')
  press()
}

describe('hezo-password-reset', () => {
  beforeEach(async () => {
    clear()
    api = stubApi()
      .on('POST /v1/password-resets', [202, started])
      .on('POST /v1/password-resets/complete', [204])
    element = await show('hezo-password-reset')
  })

  it('is accessible at every step, and sets a new password with both proofs', async function () {
    this.timeout(15_000)
    await expectAccessible(element)
    await askForCode()
    await until(() => focused() === 'Nowe hasło do konta')
    await expectAccessible(element)
    fillIn()
    await until(() => focused() === 'Hasło zmienione')
    await expectAccessible(element)
    expect(api.calls('POST /v1/password-resets/complete')[0]?.body).to.deep.equal({
      passwordResetToken: started.passwordResetToken,
      code: '123456',
      password: 'cztery zielone okna',
      secondFactor: { method: 'totp', code: '654 321' },
    })
    let to = ''
    element.addEventListener('hezo-navigate', (event) => {
      event.preventDefault()
      to = event.detail.to
    })
    element.shadowRoot?.querySelector<HTMLElement>('.hezo-primary')?.click()
    expect(to).to.equal('sign-in')
  })

  it('offers its fields to password managers, in the document', async () => {
    expect(document.querySelectorAll('input[autocomplete="username"]')).to.have.lengthOf(1)
    await askForCode()
    expect(document.querySelectorAll('input[autocomplete="new-password"]')).to.have.lengthOf(1)
    expect(document.querySelectorAll('input[autocomplete="one-time-code"]')).to.have.lengthOf(2)
  })

  it('begins again where the reset has ended', async () => {
    api.on('POST /v1/password-resets/complete', problem(410, 'password_reset_ended'))
    await askForCode()
    fillIn()
    await until(() => document.querySelector('.hezo-failure'))
    expect(document.querySelector('[name="email"]')).not.to.equal(null)
  })
})
