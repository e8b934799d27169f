import { expect } from 'chai'
import { button, showAccount, submit } from '../testing/account-page.ts'
import { passkey } from '../testing/account-replies.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import {
  Authenticator,
  bytes,
  commonOptions,
  credential,
  passkeyRequest,
  used,
} from '../testing/authenticator.ts'
import {
  formButton,
  clear,
  expectAccessible,
  input,
  shadowText,
  type,
  until,
} from '../testing/page.ts'
import { stubSupport } from '../testing/signed-in.ts'
import { page } from '../testing/support-replies.ts'

const creation = {
  passkeyToken: 'passkey-token-of-a-test-1',
  options: {
    ...commonOptions,
    rp: { id: location.hostname, name: 'myHEZO' },
    user: { id: 'AQID', name: 'anna', displayName: 'Anna' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    attestation: 'none',
    excludeCredentials: [],
    authenticatorSelection: {
      residentKey: 'preferred',
      requireResidentKey: false,
      userVerification: 'required',
    },
  },
}
let api: ApiStub
const authenticator = new Authenticator()

async function shown(with_ = [passkey(1), passkey(2, { isSynced: false, lastUsedAt: null })]) {
  api.on('GET /v1/passkeys', page(with_))
  const both = await showAccount('security', 'hezo-account-passkeys')
  const there = with_.length > 0 ? 'Klucz 1' : 'Dodaj klucz'
  await until(() => shadowText(both.part).includes(there))
  return both
}

async function add(): Promise<Element> {
  const { part } = await shown([])
  button(part, 'Dodaj klucz dostępu').click()
  await until(() => document.querySelector('[name=name]'))
  type('name', 'Laptop służbowy')
  submit()
  return part
}

describe('the passkeys of the account', () => {
  let unplug: () => void
  before(() => (unplug = authenticator.plugIn()))
  after(() => unplug())
  beforeEach(() => {
    clear()
    authenticator.answer = async () =>
      credential({ attestationObject: bytes, getTransports: () => ['internal'] })
    api = stubSupport()
      .on('POST /v1/passkeys/start', [201, creation])
      .on('POST /v1/passkeys', [201, passkey(3)])
      .on('POST /v1/me/step-up', [204])
  })

  it('are accessible, also with the question before one goes', async function () {
    this.timeout(15_000)
    const { account, part } = await shown()
    await expectAccessible(account)
    await until(() => shadowText(part).includes('Usuń'))
    button(part, 'Usuń klucz: Klucz 1').click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    await expectAccessible(account)
  })

  it('are not spoken of where there are none and none can be made', async () => {
    const known = Object.getOwnPropertyDescriptor(globalThis, 'PublicKeyCredential') ?? {}
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential')
    api.on('GET /v1/passkeys', page([]))
    const { part } = await showAccount('security', 'hezo-account-passkeys')
    await until(() => api.calls('GET /v1/passkeys')[0])
    expect(part.hidden).to.equal(true)
    Object.defineProperty(globalThis, 'PublicKeyCredential', known)
  })

  it('say where each works and when it was used', async () => {
    const { part } = await shown()
    expect(shadowText(part)).to.contain('Na wszystkich Twoich urządzeniach')
    expect(shadowText(part)).to.contain('Tylko na jednym urządzeniu')
    expect(shadowText(part)).to.contain('ostatnio użyty')
  })

  it('get one more: name, code when it is asked for, the browser, and it is there', async () => {
    api.on('POST /v1/passkeys/start', problem(403, 'step_up_required'), [201, creation])
    const part = await add()
    await until(() => document.querySelector('[name=code]'))
    api.on('GET /v1/passkeys', page([passkey(3)]))
    type('code', '123456')
    submit()
    await until(() => shadowText(part).includes('Klucz 3'))
    expect(api.calls('POST /v1/passkeys')[0]?.body).to.deep.include({
      passkeyToken: creation.passkeyToken,
      name: 'Laptop służbowy',
    })
  })

  it('say nothing when the person thinks better of it, and keep the name', async () => {
    authenticator.asked = 0
    authenticator.answer = async () => {
      throw new DOMException('', 'NotAllowedError')
    }
    await add()
    await until(() => authenticator.asked > 0)
    await until(() => document.querySelector('form')?.getAttribute('aria-busy') !== 'true')
    await until(() => !document.querySelector('[role=alert]'))
    expect(input('name').value).to.equal('Laptop służbowy')
    expect(api.calls('POST /v1/passkeys')).to.deep.equal([])
  })

  it('say what to do when the device has one already', async () => {
    authenticator.answer = async () => {
      throw new DOMException('', 'InvalidStateError')
    }
    await add()
    const alert = await until(() => document.querySelector('[role=alert]'))
    expect(alert.textContent).to.contain('To urządzenie ma już klucz')
  })

  it('are renamed in place', async () => {
    const { id } = passkey(1)
    api.on(`PATCH /v1/passkeys/${id}`, [200, passkey(1, { name: 'Telefon' })])
    const { part } = await shown()
    button(part, 'Zmień nazwę: Klucz 1').click()
    await until(() => document.querySelector('[name=name]'))
    expect(input('name').value).to.equal('Klucz 1')
    type('name', 'Telefon')
    submit()
    await until(() => shadowText(part).includes('Telefon'))
    expect(api.calls(`PATCH /v1/passkeys/${id}`)[0]?.body).to.deep.equal({ name: 'Telefon' })
  })

  it('are removed only after a question', async () => {
    const call = `DELETE /v1/passkeys/${passkey(1).id}`
    api.on(call, [204])
    const { part } = await shown()
    button(part, 'Usuń klucz: Klucz 1').click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    expect(api.calls(call)).to.deep.equal([])
    button(part, 'Usuń klucz').click()
    await until(() => !shadowText(part).includes('Klucz 1'))
  })

  it('prove the second factor for whatever needs it', async () => {
    const call = `DELETE /v1/passkeys/${passkey(1).id}`
    api
      .on(call, problem(403, 'step_up_required'), [204])
      .on('POST /v1/passkeys/step-up/start', [201, passkeyRequest])
      .on('POST /v1/passkeys/step-up', [204])
    authenticator.answer = async () => used()
    const { part } = await shown()
    button(part, 'Usuń klucz: Klucz 1').click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    button(part, 'Usuń klucz').click()
    await until(() => document.body.textContent.includes('Użyj klucza dostępu'))
    formButton('Użyj klucza dostępu').click()
    await until(() => !shadowText(part).includes('Klucz 1'))
    expect(api.calls('POST /v1/passkeys/step-up')[0]?.body).to.deep.include({
      passkeyToken: passkeyRequest.passkeyToken,
    })
  })
})
