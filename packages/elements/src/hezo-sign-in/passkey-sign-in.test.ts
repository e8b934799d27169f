import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import './hezo-sign-in.ts'
import { type ApiStub, problem, stubApi } from '../testing/api-stub.ts'
import { Authenticator, passkeyRequest, used } from '../testing/authenticator.ts'
import {
  clear,
  expectAccessible,
  formButton,
  press,
  show,
  type,
  until,
  untilKept,
} from '../testing/page.ts'
import { tokens } from '../testing/replies.ts'
import type { HezoSignIn } from './hezo-sign-in.ts'

const challengeToken = 'challenge-token-of-a-test'
const ask = 'POST /v1/sign-ins/passkey/start'
const answer = 'POST /v1/sign-ins/passkey'
const authenticator = new Authenticator()
let unplug: () => void
let api: ApiStub
let element: HezoSignIn

function signedIn(): Promise<unknown> {
  return new Promise((resolve) => {
    document.addEventListener('hezo-signed-in', resolve, { once: true })
  })
}

async function passPassword(methods: string[]): Promise<void> {
  const expiresAt = '2026-12-01T10:00:00.000Z'
  api.on('POST /v1/sign-ins', [201, { challengeToken, expiresAt, methods }])
  type('email', 'jan@firma.pl')
  type('password', 'cztery zielone okna')
  press()
  await until(() => document.querySelector('[name="code"]'))
}

function isOffered(name: string): boolean {
  return [...document.querySelectorAll('button')].some(({ textContent }) =>
    textContent.includes(name),
  )
}

describe('hezo-sign-in with a passkey', () => {
  before(() => (unplug = authenticator.plugIn()))
  after(() => unplug())
  beforeEach(async () => {
    clear()
    authenticator.asked = 0
    authenticator.answer = async () => used()
    api = stubApi().on(ask, [201, passkeyRequest]).on(answer, [201, tokens])
    element = await show('hezo-sign-in')
  })

  it('is accessible before and after the password', async function () {
    this.timeout(15_000)
    await expectAccessible(element)
    await passPassword(['totp', 'recovery_code', 'passkey'])
    await expectAccessible(element)
  })

  it('signs in alone, without e-mail or password', async () => {
    const told = signedIn()
    formButton('Zaloguj się kluczem dostępu').click()
    await told
    expect(api.calls(ask)[0]?.body).to.deep.equal({})
    const { passkeyToken } = passkeyRequest
    expect(api.calls(answer)[0]?.body).to.deep.include({ passkeyToken })
    expect(api.calls(answer)[0]?.body).not.to.have.property('challengeToken')
    await untilKept(`hezo-session:${element.apiBase}`)
  })

  it('asks neither the server nor the browser before it is pressed', async () => {
    await element.focusField('email')
    expect(api.asked).to.deep.equal([])
    expect(authenticator.asked).to.equal(0)
  })

  it('takes the place of the code after a password, for who has one', async () => {
    await passPassword(['totp', 'recovery_code', 'passkey'])
    const told = signedIn()
    formButton('Użyj klucza dostępu').click()
    await told
    expect(api.calls(ask)[0]?.body).to.deep.equal({ challengeToken })
    expect(api.calls(answer)[0]?.body).to.deep.include({ challengeToken })
  })

  it('stands alone beside the code for who has used up the recovery codes', async () => {
    await passPassword(['totp', 'passkey'])
    expect(isOffered('Użyj klucza dostępu')).to.equal(true)
    expect(isOffered('Użyj kodu zapasowego')).to.equal(false)
  })

  it('is not offered after the password of somebody who has none', async () => {
    await passPassword(['totp', 'recovery_code'])
    expect(isOffered('klucza')).to.equal(false)
  })

  it('is not offered in a browser that knows none', async () => {
    const known = Object.getOwnPropertyDescriptor(globalThis, 'PublicKeyCredential') ?? {}
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential')
    document.body.replaceChildren()
    await show('hezo-sign-in')
    expect(isOffered('klucz')).to.equal(false)
    Object.defineProperty(globalThis, 'PublicKeyCredential', known)
  })

  it('is not offered on another origin’s page, where it could not work', async () => {
    element.api = 'https://myhezo.example'
    await element.updateComplete
    expect(isOffered('klucz')).to.equal(false)
  })

  it('says nothing when the person thinks better of it, and keeps what was typed', async () => {
    authenticator.answer = () => Promise.reject(new DOMException('', 'NotAllowedError'))
    type('email', 'jan@firma.pl')
    formButton('Zaloguj się kluczem dostępu').click()
    await until(() => authenticator.asked > 0)
    await until(() => document.querySelector('form')?.getAttribute('aria-busy') !== 'true')
    expect(document.querySelectorAll('[role=alert]')).to.have.lengthOf(0)
    expect(document.querySelector<HTMLInputElement>('[name=email]')?.value).to.equal('jan@firma.pl')
  })

  it('says why one does not count, and leaves the other ways open', async () => {
    api.on(answer, problem(422, 'passkey_rejected'))
    await passPassword(['totp', 'recovery_code', 'passkey'])
    formButton('Użyj klucza dostępu').click()
    const alert = await until(() => document.querySelector('[role=alert]'))
    expect(alert.textContent).to.contain('klucz')
    expect(isOffered('Użyj kodu zapasowego')).to.equal(true)
  })

  it('goes back to the password when the challenge has ended', async () => {
    api.on(ask, problem(401, 'challenge_ended'))
    await passPassword(['totp', 'passkey'])
    formButton('Użyj klucza dostępu').click()
    const alert = await until(() => document.querySelector('[role="alert"]'))
    expect(alert.textContent).to.contain(polish.problems.challenge_ended)
    expect(document.querySelectorAll('[name="password"]')).to.have.lengthOf(1)
  })
})
