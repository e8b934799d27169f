import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import './hezo-activate.ts'
import {
  type Answer,
  type ApiStub,
  type LaterAnswer,
  problem,
  stubApi,
} from '../testing/api-stub.ts'
import {
  clear,
  expectAccessible,
  help,
  input,
  press,
  settled,
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

const person = {
  firstName: 'Anna',
  lastName: 'Nowak',
  email: 'anna@firma.example',
  company: 'Firma Sp. z o.o.',
}

let api: ApiStub
let element: HezoActivate

describe('hezo-activate', () => {
  beforeEach(async () => {
    clear()
    api = stubApi()
      .on('POST /v1/activations/get', [200, person])
      .on('POST /v1/activations', [201, enrolment])
      .on('POST /v1/activations/confirm-totp', [201, account])
    element = await open()
  })

  async function open(): Promise<HezoActivate> {
    const opened = await show('hezo-activate', { token })
    await until(() => opened.querySelector('.hezo-form'))
    return opened
  }

  /** Opens the link again while the look-up is answered so. */
  async function openWith(answer: LaterAnswer): Promise<HezoActivate> {
    clear()
    api.on('POST /v1/activations/get', answer)
    return open()
  }

  it('says whom the account is for, and gives password managers the username', async () => {
    expect(shadowText(element)).to.contain(
      'Konto: Anna Nowak, anna@firma.example, Firma Sp. z o.o.',
    )
    expect(input('username').value).to.equal('anna@firma.example')
    expect(input('username').form).to.equal(input('password').form)
    await openWith([200, { ...person, company: null }])
    expect(shadowText(document.querySelector('hezo-activate') ?? element)).to.match(
      /Konto: Anna Nowak, anna@firma\.example(?!,)/,
    )
  })

  it('shows no form before it knows the link', async () => {
    clear()
    let answer: (found: Answer) => void = () => undefined
    api.on('POST /v1/activations/get', new Promise<Answer>((resolve) => (answer = resolve)))
    const opened = await show('hezo-activate', { token })
    expect(shadowText(opened)).to.contain('Sprawdzamy link…')
    expect(opened.querySelector('.hezo-form')).to.equal(null)
    answer([200, person])
    await until(() => opened.querySelector('[name=password]'))
    expect(shadowText(opened)).not.to.contain('Sprawdzamy link…')
  })

  it('looks up the later of two links, one opened while the other is looked up', async () => {
    clear()
    let answer: (found: Answer) => void = () => undefined
    const first = new Promise<Answer>((resolve) => (answer = resolve))
    const email = 'ola@firma.example'
    api.on('POST /v1/activations/get', first, [200, { ...person, email }])
    const opened = await show('hezo-activate', { token })
    await until(() => api.calls('POST /v1/activations/get').length === 2)
    opened.token = `${token}-2`
    await settled(opened)
    expect(opened.querySelector('.hezo-form')).to.equal(null)
    answer([200, person])
    await until(() => opened.querySelector('[name=password]'))
    expect(input('username').value).to.equal(email)
  })

  it('says at once that the link has ended, in each language, and leads to sign-in', async () => {
    const ended = await openWith(problem(410, 'activation_ended'))
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('tel:+48122525600')
    expect(document.querySelector('[name=password]')).to.equal(null)
    await expectAccessible(ended)
    expect(await until(() => document.querySelector('[role="alert"]'))).to.be.instanceOf(Element)
    const lead = new Promise<Event>((resolve) => {
      ended.addEventListener('hezo-navigate', (event) => {
        event.preventDefault()
        resolve(event)
      })
    })
    ended.shadowRoot?.querySelector<HTMLElement>('[part=other-way] a')?.click()
    expect(((await lead) as CustomEvent<{ to: string }>).detail.to).to.equal('sign-in')
  })

  it('says that a link is incomplete which is none of ours', async () => {
    await openWith(problem(422, 'validation_failed'))
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.textContent).to.contain('Ten link jest niekompletny')
    expect(document.querySelector('[name=password]')).to.equal(null)
  })

  it('can be used when the look-up fails', async () => {
    await openWith(problem(500, 'internal'))
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.textContent).to.contain('Błąd po naszej stronie')
    type('password', 'cztery zielone okna')
    press()
    await until(() => focused() === 'Aplikacja uwierzytelniająca')
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
      { activationToken: token },
      { activationToken: token, password: 'cztery zielone okna' },
      { activationToken: token, code: '123456' },
    ])
    await untilKept(`hezo-session:${element.apiBase}`)
  })

  it('refuses a short password beside its field, without asking the server', async () => {
    type('password', 'krótkie')
    press()
    await until(() => help('password') === polish.fields['password.too_short'])
    expect(api.calls('POST /v1/activations')).to.deep.equal([])
  })

  it('says that a link was used meanwhile, and whom to call for a new one', async () => {
    api.on('POST /v1/activations', problem(410, 'activation_ended'))
    type('password', 'cztery zielone okna')
    press()
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('tel:+48122525600')
  })
})
