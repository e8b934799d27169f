import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import './hezo-activate.ts'
import { type ApiStub, problem, stubApi } from '../testing/api-stub.ts'
import {
  clear,
  expectAccessible,
  help,
  press,
  shadowText,
  show,
  type,
  until,
  untilKept,
  focused,
} from '../testing/page.ts'
import { account, enrolment } from '../testing/replies.ts'
import type { HezoActivate } from './hezo-activate.ts'

const token = 'activation-token-of-a-test'

let api: ApiStub
let element: HezoActivate

describe('hezo-activate', () => {
  beforeEach(async () => {
    clear()
    api = stubApi()
      .on('POST /v1/activations', [201, enrolment])
      .on('POST /v1/activations/confirm-totp', [201, account])
    element = await show('hezo-activate', { token })
  })

  it('is accessible at every step and opens the account with password and authenticator', async function () {
    this.timeout(15_000)
    const told = new Promise((resolve) => {
      document.addEventListener('hezo-signed-in', resolve, { once: true })
    })
    await expectAccessible(element)
    type('password', 'cztery zielone okna')
    press()
    await until(() => focused() === 'Aplikacja uwierzytelniająca')
    await expectAccessible(element)
    type('code', '123456')
    press()
    await until(() => shadowText(element).includes('7K3M-9QXA-0DRT-W5H2'))
    await until(() => focused() === 'Kody zapasowe')
    await expectAccessible(element)
    element.shadowRoot?.querySelector<HTMLElement>('.codes .hezo-primary')?.click()
    await told
    expect(api.asked.map(({ body }) => body)).to.deep.equal([
      { activationToken: token, password: 'cztery zielone okna' },
      { activationToken: token, code: '123456' },
    ])
    await untilKept(`hezo-session:${element.apiBase}`)
  })

  it('refuses a short password beside its field, without asking the server', async () => {
    type('password', 'krótkie')
    press()
    await until(() => help('password') === polish.fields['password.too_short'])
    expect(api.asked).to.deep.equal([])
  })

  it('says that a link was used already, and whom to call for a new one', async () => {
    api.on('POST /v1/activations', problem(410, 'activation_ended'))
    type('password', 'cztery zielone okna')
    press()
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('tel:+48122525600')
  })
})
