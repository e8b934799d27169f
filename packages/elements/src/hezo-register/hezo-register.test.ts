import { sentences as english } from '@hezo/api/sentences/en'
import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import './hezo-register.ts'
import { type ApiStub, problem, stubApi } from '../testing/api-stub.ts'
import {
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
import { account, enrolment, started } from '../testing/replies.ts'
import type { HezoRegister } from './hezo-register.ts'

const person = {
  'person.firstName': 'Łucja',
  'person.lastName': 'Żak',
  'person.email': 'lucja@firma.pl',
  'person.phone': '601 234 567',
  'company.name': 'Firma sp. z o.o.',
  'company.street': 'Długa 1',
  'company.postalCode': '31-150',
  'company.city': 'Kraków',
  password: 'cztery zielone okna',
}

let api: ApiStub
let element: HezoRegister

async function passContract(serial = 'FG1234567890'): Promise<void> {
  type('nip', '123-456-32-18')
  type('contractNumber', 'SHZ/2024/0113')
  type('serialNumber', serial)
  press()
  await until(() => document.querySelector('[name="person.email"]'))
}

async function passPerson(): Promise<void> {
  for (const [name, text] of Object.entries(person)) type(name, text)
  press()
  await until(() => element.stage === 'email')
}

async function passCode(then: string): Promise<void> {
  await until(() => document.querySelector('[name="code"]'))
  type('code', '123 456')
  press()
  await until(() => element.stage === then)
}

describe('hezo-register', () => {
  beforeEach(async () => {
    clear()
    api = stubApi()
      .on('POST /v1/registrations', [201, started])
      .on('POST /v1/registrations/resend-email', [204])
      .on('POST /v1/registrations/verify-email', [200, enrolment])
      .on('POST /v1/registrations/confirm-totp', [201, account])
    element = await show('hezo-register')
  })

  it('is accessible at every step, in both languages, light and dark', async function () {
    this.timeout(30_000)
    await expectAccessible(element)
    press()
    await until(() => input('nip').getAttribute('aria-invalid'))
    await expectAccessible(element)
    await passContract()
    await expectAccessible(element)
    await passPerson()
    await expectAccessible(element)
    await passCode('authenticator')
    await expectAccessible(element)
    await passCode('codes')
    await expectAccessible(element)
  })

  it('stores nothing and asks nobody before the first input', async () => {
    const before = performance.getEntriesByType('resource').length
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(api.asked).to.deep.equal([])
    expect(sessionStorage).to.have.lengthOf(0)
    expect(keptSessions()).to.deep.equal([])
    expect(performance.getEntriesByType('resource')).to.have.lengthOf(before)
  })

  it('registers with one request that carries everything, and tells the page', async () => {
    const events: string[] = []
    for (const name of ['hezo-registered', 'hezo-signed-in']) {
      document.addEventListener(name, (event) => events.push(event.type), { once: true })
    }
    await passContract()
    await passPerson()
    await passCode('authenticator')
    expect(element.shadowRoot?.querySelector('svg path')?.getAttribute('d')).to.equal(
      enrolment.qr.path,
    )
    expect(shadowText(element)).to.contain('JBSW Y3DP EHPK 3PXP')
    await passCode('codes')
    expect(shadowText(element)).to.contain('7K3M-9QXA-0DRT-W5H1')
    expect(events).to.deep.equal([])
    element.shadowRoot?.querySelector<HTMLElement>('.codes .hezo-primary')?.click()
    await until(() => element.stage === 'done')
    expect(events).to.deep.equal(['hezo-registered', 'hezo-signed-in'])

    const [created] = api.calls('POST /v1/registrations')
    expect(created?.body).to.deep.equal({
      person: {
        firstName: 'Łucja',
        lastName: 'Żak',
        email: 'lucja@firma.pl',
        phone: '+48 601 234 567',
      },
      company: {
        name: 'Firma sp. z o.o.',
        street: 'Długa 1',
        postalCode: '31-150',
        city: 'Kraków',
        country: 'PL',
      },
      nip: 'PL 123-456-32-18',
      contractNumber: 'SHZ/2024/0113',
      serialNumber: 'FG1234567890',
      password: 'cztery zielone okna',
      locale: 'pl',
    })
    expect(created?.headers.get('idempotency-key')).to.match(/^[0-9a-f]{32}$/)
    await untilKept(`hezo-session:${element.apiBase}`)
  })

  it('says at its end who has yet to approve the access of who waits for an owner', async () => {
    api.on('POST /v1/registrations/confirm-totp', [201, { ...account, isApproved: false }])
    await passContract()
    await passPerson()
    await passCode('authenticator')
    await passCode('codes')
    element.shadowRoot?.querySelector<HTMLElement>('.codes .hezo-primary')?.click()
    await until(() => element.stage === 'done')
    await element.updateComplete
    expect(shadowText(element)).to.contain('zatwierdzić właściciel konta firmy')
    await untilKept(`hezo-session:${element.apiBase}`)
  })

  it('keeps every field in the document, named for password managers', async () => {
    const named = (): (string | null)[] =>
      [...document.querySelectorAll('input, select')].map((one) => one.getAttribute('autocomplete'))
    await passContract()
    expect(named()).to.deep.equal([
      'given-name',
      'family-name',
      'username',
      'tel',
      'organization',
      'street-address',
      'postal-code',
      'address-level2',
      'country',
      'new-password',
    ])
    for (const one of document.querySelectorAll<HTMLInputElement>('.hezo-form input')) {
      expect(one.labels).to.have.lengthOf(1)
    }
    expect(element.shadowRoot?.querySelector('input')).to.equal(null)
    await passPerson()
    await until(() => document.querySelector('[name="code"]'))
    expect(named()).to.deep.equal(['one-time-code'])
  })

  it('takes the old notation of a serial number and says so kindly', async () => {
    type('serialNumber', '(H)-fg1234567890')
    await until(() => input('serialNumber').value === 'FG1234567890')
    expect(help('serialNumber')).to.contain('Nowy zapis, bez „(H)”')
    await passContract(input('serialNumber').value)
  })

  it('leads focus to the heading of the next step', async () => {
    await passContract()
    await until(() => focused() === 'Twoje dane')
    expect(shadowText(element)).to.contain('Krok 2 z 3: Dane')
  })

  it('leads to the first wrong field and puts its sentence beside it', async () => {
    type('nip', '123-456-32-19')
    press()
    await until(() => help('contractNumber') === polish.fields['contractNumber.empty'])
    expect(help('nip')).to.equal(polish.fields['nip.wrong_check_digit'])
    await until(() => document.activeElement === input('nip'))
    expect(api.asked).to.deep.equal([])
    type('nip', '123-456-32-18')
    await until(() => !input('nip').hasAttribute('aria-invalid'))
  })

  it('shows one sentence with phone, mail and form when the entitlement is refused', async () => {
    api.on('POST /v1/registrations', problem(422, 'entitlement_rejected'), [201, started])
    await passContract()
    for (const [name, text] of Object.entries(person)) type(name, text)
    press()
    const notice = await until(() => document.querySelector('[role="alert"]'))
    expect(notice.textContent).to.contain('+48\u00a012\u00a025\u00a025\u00a0600')
    const ways = [...notice.querySelectorAll('a')].map((link) => link.getAttribute('href'))
    expect(ways).to.deep.equal(['tel:+48122525600', 'mailto:pomoc@myhezo.pl'])
    let asked = ''
    element.addEventListener('hezo-navigate', (event) => {
      event.preventDefault()
      asked = event.detail.to
    })
    notice.querySelector('button')?.click()
    expect(asked).to.equal('contact')
    press()
    await until(() => element.stage === 'email')
  })

  it('puts the errors of the server beside their fields, on the step where they stand', async () => {
    const field = { path: 'serialNumber', code: 'serialNumber.too_long', message: '' } as const
    api.on('POST /v1/registrations', problem(422, 'validation_failed', [field]))
    await passContract()
    for (const [name, text] of Object.entries(person)) type(name, text)
    press()
    await until(() => element.stage === 'contract')
    await until(() => document.activeElement === input('serialNumber'))
    expect(help('serialNumber')).to.equal(polish.fields['serialNumber.too_long'])
  })

  it('sends once when the button is pressed twice', async () => {
    await passContract()
    for (const [name, text] of Object.entries(person)) type(name, text)
    press()
    press()
    await until(() => element.stage === 'email')
    expect(api.calls('POST /v1/registrations')).to.have.lengthOf(1)
  })

  it('keeps what was typed over a reload, the step too, and never the password', async () => {
    await passContract()
    for (const [name, text] of Object.entries(person)) type(name, text)
    expect(JSON.stringify(Object.entries(sessionStorage))).not.to.contain('zielone')
    element.remove()
    element = await show('hezo-register', { api: element.api })
    await until(() => document.querySelector('[name="person.email"]'))
    expect(input('person.email').value).to.equal('lucja@firma.pl')
    expect(input('password').value).to.equal('')
    type('password', person.password)
    await passPerson()
    element.remove()
    element = await show('hezo-register', { api: element.api })
    await until(() => document.querySelector('[name="code"]'))
    await passCode('authenticator')
    expect(api.calls('POST /v1/registrations/verify-email')[0]?.body).to.deep.include({
      registrationToken: started.registrationToken,
    })
  })

  it('leads an expired registration back to its start with everything typed', async () => {
    api.on('POST /v1/registrations/verify-email', problem(410, 'registration_ended'))
    await passContract()
    await passPerson()
    await until(() => document.querySelector('[name="code"]'))
    type('code', '123456')
    press()
    await until(() => element.stage === 'contract')
    await until(() => document.querySelector('[role="alert"]'))
    expect(document.querySelector('[role="alert"]')?.textContent).to.contain(
      polish.problems.registration_ended,
    )
    expect(input('contractNumber').value).to.equal('SHZ/2024/0113')
  })

  it('says that a code is wrong, and lets another be sent after a while', async () => {
    api.on('POST /v1/registrations/verify-email', problem(422, 'code_rejected'))
    await passContract()
    await passPerson()
    await until(() => document.querySelector('[name="code"]'))
    const resend = document.querySelector<HTMLButtonElement>('.hezo-quiet')
    expect(resend?.textContent).to.match(/\(\d+ s\)/)
    resend?.click()
    type('code', '000000')
    press()
    await until(() => document.querySelector('[role="alert"]'))
    expect(element.stage).to.equal('email')
    expect(api.calls('POST /v1/registrations/resend-email')).to.deep.equal([])
  })

  it('changes its language at run time and loses nothing that was typed', async () => {
    type('nip', '1')
    await until(() => help('nip') === polish.fields['nip.wrong_length'])
    element.setAttribute('lang', 'en')
    await until(() => help('nip') === english.fields['nip.wrong_length'])
    expect(shadowText(element)).to.contain('Register')
    expect(input('nip').value).to.equal('1')
  })

  it('shows sign-in in its own place when the page does not', async () => {
    await import('../hezo-sign-in/hezo-sign-in.ts')
    type('nip', '123')
    element.shadowRoot?.querySelector<HTMLElement>('[part="other-way"] a')?.click()
    const signIn = await until(() => document.querySelector('hezo-sign-in'))
    expect(element.hidden).to.equal(true)
    const back = await until(() =>
      signIn.shadowRoot?.querySelector<HTMLElement>('[part="other-way"] a'),
    )
    back.click()
    await until(() => !element.hidden)
    expect(document.querySelector('hezo-sign-in')).to.equal(null)
    expect(input('nip').value).to.equal('123')
  })
})
