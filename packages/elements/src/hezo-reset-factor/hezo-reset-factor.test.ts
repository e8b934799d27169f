import { expect } from 'chai'
import './hezo-reset-factor.ts'
import { type ApiStub, problem, stubApi } from '../testing/api-stub.ts'
import {
  clear,
  expectAccessible,
  input,
  press,
  shadowText,
  show,
  type,
  until,
  focused,
} from '../testing/page.ts'
import { account, enrolment } from '../testing/replies.ts'
import type { HezoResetFactor } from './hezo-reset-factor.ts'

const token = 'reset-token-of-a-test-long-enough'

let api: ApiStub
let element: HezoResetFactor

describe('hezo-reset-factor', () => {
  beforeEach(async () => {
    clear()
    api = stubApi()
      .on('POST /v1/factor-resets/get', [200, { email: 'anna@firma.example' }])
      .on('POST /v1/factor-resets/start', [200, enrolment])
      .on('POST /v1/factor-resets/confirm-totp', [201, account])
    element = await show('hezo-reset-factor', { token })
    await until(() => element.querySelector('.hezo-form'))
  })

  it('says whose account it is, and gives password managers the username', () => {
    expect(shadowText(element)).to.contain('Konto: anna@firma.example')
    expect(input('username').value).to.equal('anna@firma.example')
    expect(input('username').form).to.equal(input('password').form)
  })

  it('says at once that the link has ended', async () => {
    clear()
    api.on('POST /v1/factor-resets/get', problem(410, 'factor_reset_ended'))
    const ended = await show('hezo-reset-factor', { token })
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.textContent).to.contain('wstrzymany')
    expect(document.querySelector('[name=password]')).to.equal(null)
    await expectAccessible(ended)
  })

  it('is accessible at every step: the password, the new app, the new codes', async function () {
    this.timeout(15_000)
    const told = new Promise((resolve) => {
      document.addEventListener('hezo-signed-in', resolve, { once: true })
    })
    await expectAccessible(element)
    type('password', 'cztery zielone okna')
    press()
    await until(() => document.querySelector('[name="code"]'))
    await until(() => focused() === 'Nowa aplikacja uwierzytelniająca')
    await expectAccessible(element)
    type('code', '123456')
    press()
    await until(() => shadowText(element).includes('7K3M-9QXA-0DRT-W5H2'))
    await until(() => focused() === 'Kody zapasowe')
    await expectAccessible(element)
    element.shadowRoot?.querySelector<HTMLElement>('.codes .hezo-primary')?.click()
    await told
    expect(api.asked.map(({ body }) => body)).to.deep.equal([
      { resetToken: token },
      { resetToken: token, password: 'cztery zielone okna' },
      { resetToken: token, code: '123456' },
    ])
  })
})
