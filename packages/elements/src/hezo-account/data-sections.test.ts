import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import { button, showAccount, submit } from '../testing/account-page.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import {
  clear,
  expectAccessible,
  input,
  untilKept,
  shadowText,
  type,
  until,
} from '../testing/page.ts'
import { stubSupport } from '../testing/signed-in.ts'

const erase = 'POST /v1/me/erasure'
let api: ApiStub

describe('the own data', () => {
  let saved: (Blob | MediaSource)[]
  const give = URL.createObjectURL.bind(URL)

  beforeEach(() => {
    clear()
    saved = []
    URL.createObjectURL = (file) => {
      saved.push(file)
      return give(file)
    }
    api = stubSupport()
      .on('GET /v1/me/export', [200, new Blob(['{}'], { type: 'application/json' })])
      .on('POST /v1/me/step-up', [204])
  })
  afterEach(() => {
    URL.createObjectURL = give
  })

  it('is accessible', async function () {
    this.timeout(15_000)
    const { account } = await showAccount('data', 'hezo-account-export')
    await expectAccessible(account)
  })

  it('is saved as a file, after the code when it is asked for', async () => {
    const file = new Blob(['{}'], { type: 'application/json' })
    api.on('GET /v1/me/export', problem(403, 'step_up_required'), [200, file])
    const { part } = await showAccount('data', 'hezo-account-export')
    button(part, 'Pobierz dane (JSON)').click()
    await until(() => document.querySelector('[name=code]'))
    type('code', '123456')
    submit()
    await until(() => shadowText(part).includes('Pobrano.'))
    expect(saved).to.have.lengthOf(1)
    expect(api.calls('GET /v1/me/export')[0]?.query.get('format')).to.equal('json')
  })
})

describe('the end of the account', () => {
  beforeEach(() => {
    clear()
    api = stubSupport().on(erase, [204])
  })

  async function ask() {
    const shown = await showAccount('data', 'hezo-account-close')
    button(shown.part, 'Zamknij konto').click()
    await until(() => document.querySelector('[name=password]'))
    return shown
  }

  it('is accessible, and says first what is kept and why', async function () {
    this.timeout(15_000)
    const { account, part } = await ask()
    expect(shadowText(part)).to.contain('art. 17 ust. 3 lit. e RODO')
    await expectAccessible(account)
    expect(input('password').autocomplete).to.equal('current-password')
  })

  it('needs the password, is said, and leaves no session', async () => {
    const { part } = await ask()
    submit()
    await until(() => input('password').getAttribute('aria-invalid'))
    expect(api.calls(erase)).to.deep.equal([])
    type('password', 'cztery zielone okna')
    submit()
    await until(() => shadowText(part).includes('Konto zamknięte.'))
    expect(api.calls(erase)[0]?.body).to.deep.equal({ password: 'cztery zielone okna' })
    const told = new Promise((resolve) => {
      document.addEventListener('hezo-signed-out', resolve, { once: true })
    })
    button(part, 'Wyjdź').click()
    await told
    await untilKept()
  })

  it('is refused to the last owner, who is told what to do first', async () => {
    api.on(erase, problem(409, 'last_owner'))
    await ask()
    type('password', 'cztery zielone okna')
    submit()
    const alert = await until(() => document.querySelector('[role=alert]'))
    expect(alert.textContent).to.contain(polish.problems.last_owner)
  })
})
