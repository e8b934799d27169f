import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import './hezo-sign-in.ts'
import { type ApiStub, problem, stubApi } from '../testing/api-stub.ts'
import {
  formButton,
  clear,
  expectAccessible,
  help,
  input,
  press,
  shadowText,
  show,
  type,
  until,
  keptSessions,
  untilKept,
  focused,
} from '../testing/page.ts'
import { tokens } from '../testing/replies.ts'
import type { HezoSignIn } from './hezo-sign-in.ts'

const challenge = {
  challengeToken: 'challenge-token-of-a-test',
  expiresAt: '2026-12-01T10:00:00.000Z',
  methods: ['totp', 'recovery_code'],
}

let api: ApiStub
let element: HezoSignIn

async function passPassword(): Promise<void> {
  type('email', 'jan@firma.pl')
  type('password', 'cztery zielone okna')
  press()
  await until(() => document.querySelector('[name="code"]'))
}

describe('hezo-sign-in', () => {
  beforeEach(async () => {
    clear()
    api = stubApi()
      .on('POST /v1/sign-ins', [201, challenge])
      .on('POST /v1/sign-ins/second-factor', [201, tokens])
    element = await show('hezo-sign-in')
  })

  it('is accessible at every stage, in both languages, light and dark', async function () {
    this.timeout(15_000)
    await expectAccessible(element)
    await passPassword()
    await expectAccessible(element)
    type('code', '123456')
    press()
    await until(() => shadowText(element).includes('Zalogowano'))
    await expectAccessible(element)
  })

  it('leads focus to the heading of each step, and of what follows sign-in and sign-out', async () => {
    await passPassword()
    await until(() => focused() === 'Potwierdź logowanie')
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.contain('kod')
    formButton('Użyj kodu zapasowego').click()
    await until(() => focused() === 'Potwierdź logowanie')
    input('code').focus()
    type('code', '7K3M-9QXA-0DRT-W5HJ')
    input('code').focus()
    press()
    await until(() => focused() === 'Zalogowano')
    const signOut = element.shadowRoot?.querySelector<HTMLElement>('p .hezo-link')
    signOut?.focus()
    signOut?.click()
    await until(() => focused() === 'Logowanie')
  })

  it('leaves focus where it is when the session ends while the person is elsewhere', async () => {
    await passPassword()
    type('code', '123456')
    press()
    await until(() => shadowText(element).includes('Zalogowano'))
    const other = document.createElement('input')
    document.body.append(other)
    other.focus()
    element.shadowRoot?.querySelector<HTMLElement>('p .hezo-link')?.click()
    await until(() => document.querySelector('.hezo-form'))
    expect(document.activeElement).to.equal(other)
    other.remove()
  })

  it('signs in with the code of the app, starts the session and tells the page', async () => {
    const told = new Promise<string>((resolve) => {
      document.addEventListener('hezo-signed-in', (event) => resolve(event.detail.api), {
        once: true,
      })
    })
    await passPassword()
    type('code', '123 456')
    press()
    expect(await told).to.equal(element.apiBase)
    expect(api.calls('POST /v1/sign-ins/second-factor')[0]?.body).to.deep.include({
      method: 'totp',
      challengeToken: challenge.challengeToken,
    })
    await untilKept(`hezo-session:${element.apiBase}`)
    await until(() => !document.querySelector('.hezo-form'))
    element.shadowRoot?.querySelector<HTMLElement>('p .hezo-link')?.click()
    await until(() => document.querySelector('.hezo-form'))
    expect(input('password').value).to.equal('')
  })

  it('offers its fields to password managers, in the document', async () => {
    expect(document.querySelectorAll('input[type=password]')).to.have.lengthOf(1)
    expect(input('email').autocomplete).to.equal('username')
    expect(input('password').autocomplete).to.equal('current-password')
    await passPassword()
    expect(input('code').autocomplete).to.equal('one-time-code')
    expect(input('code').inputMode).to.equal('numeric')
  })

  it('takes a recovery code instead', async () => {
    await passPassword()
    document.querySelector<HTMLElement>('.hezo-quiet')?.click()
    await until(() => input('code').autocomplete !== 'one-time-code')
    type('code', '123456')
    press()
    await until(() => help('code') === polish.fields['recoveryCode.wrong_length'])
    type('code', '7k3m-9qxa-0drt-w5hj')
    press()
    await until(() => api.calls('POST /v1/sign-ins/second-factor')[0])
    expect(api.calls('POST /v1/sign-ins/second-factor')[0]?.body).to.deep.include({
      method: 'recovery_code',
    })
  })

  it('says from when on another attempt is possible, and that attempt goes through', async () => {
    const [status, body] = problem(429, 'rate_limited')
    const later = (retryAfter: number) => [status, { ...(body as object), retryAfter }] as const
    api.on('POST /v1/sign-ins', later(300), later(86_400 * 3), [201, challenge])
    type('email', 'jan@firma.pl')
    type('password', 'cztery zielone okna')
    press()
    const failure = () => document.querySelector('.hezo-failure')?.textContent ?? ''
    const minute = new Date(Math.ceil((Date.now() + 300_000) / 60_000) * 60_000)
    const time = minute.toLocaleTimeString('pl', { timeStyle: 'short' })
    await until(() => failure().includes('Zbyt wiele prób'))
    expect(failure())
      .to.include(time)
      .and.to.match(/\+48\s12\s25\s25\s600/)
    press()
    await until(() =>
      failure().includes(String(new Date(Date.now() + 3 * 86_400_000).getFullYear())),
    )
    press()
    await until(() => document.querySelector('[name="code"]'))
  })

  it('gives one answer to a wrong e-mail and a wrong password, and keeps what was typed', async () => {
    api.on('POST /v1/sign-ins', problem(401, 'credentials_rejected'))
    type('email', 'jan@firma.pl')
    type('password', 'cztery zielone okna')
    press()
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.textContent).to.contain(polish.problems.credentials_rejected)
    expect(input('email').value).to.equal('jan@firma.pl')
  })

  it('goes back to the password when the challenge has ended', async () => {
    api.on('POST /v1/sign-ins/second-factor', problem(401, 'challenge_ended'))
    await passPassword()
    type('code', '123456')
    press()
    await until(() => document.querySelector('[name="password"]'))
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.textContent).to.contain(polish.problems.challenge_ended)
    expect(input('email').value).to.equal('jan@firma.pl')
    expect(input('password').value).to.equal('')
  })

  it('always leads to registration: by an event, or by the link it was given', async () => {
    element.registerHref = '#rejestracja'
    await element.updateComplete
    const link = element.shadowRoot?.querySelector('[part="other-way"] a')
    expect(link?.getAttribute('href')).to.equal('#rejestracja')
    let to = ''
    document.addEventListener(
      'hezo-navigate',
      (event) => {
        to = event.detail.to
        event.preventDefault()
      },
      { once: true },
    )
    ;(link as HTMLElement).click()
    expect(to).to.equal('register')
    expect(location.hash).to.equal('')
  })

  it('writes nothing of what is typed anywhere', async () => {
    await passPassword()
    expect(Object.keys(sessionStorage)).to.deep.equal([])
    expect(keptSessions()).to.deep.equal([])
  })

  it('shows the phone number when the server cannot be reached', async () => {
    api.on('POST /v1/sign-ins', [500, 'no problem document'])
    type('email', 'jan@firma.pl')
    type('password', 'cztery zielone okna')
    press()
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('tel:+48122525600')
  })
})
