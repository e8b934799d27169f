import { expect } from 'chai'
import './hezo-reset-factor.ts'
import { type ApiStub, stubApi } from '../testing/api-stub.ts'
import {
  clear,
  expectAccessible,
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
      .on('POST /v1/factor-resets/start', [200, enrolment])
      .on('POST /v1/factor-resets/confirm-totp', [201, account])
    element = await show('hezo-reset-factor', { token })
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
      { resetToken: token, password: 'cztery zielone okna' },
      { resetToken: token, code: '123456' },
    ])
  })
})
