import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import './hezo-contact.ts'
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
  focused,
} from '../testing/page.ts'
import type { HezoContact } from './hezo-contact.ts'

let api: ApiStub
let element: HezoContact

function fill(): void {
  type('name', 'Łucja Żak')
  type('email', 'lucja@firma.pl')
  type('message', 'Macierz nie odpowiada.')
}

describe('hezo-contact', () => {
  beforeEach(async () => {
    clear()
    api = stubApi().on('POST /v1/contact', [202, { reference: 'K-2026-0042' }])
    element = await show('hezo-contact')
  })

  it('is accessible empty, with errors and with its receipt', async function () {
    this.timeout(15_000)
    await expectAccessible(element)
    press()
    await until(() => input('name').getAttribute('aria-invalid'))
    await expectAccessible(element)
    fill()
    press()
    await until(() => shadowText(element).includes('K-2026-0042'))
    await until(() => focused() === 'Wiadomość wysłana')
    await expectAccessible(element)
  })

  it('shows phone and e-mail before anything else', () => {
    const links = [...(element.shadowRoot?.querySelectorAll('a') ?? [])]
    expect(links.map((link) => link.getAttribute('href'))).to.deep.equal([
      'tel:+48122525600',
      'mailto:pomoc@myhezo.pl',
    ])
  })

  it('sends the message, shows its number and forgets the draft', async () => {
    fill()
    expect(sessionStorage.getItem('hezo-draft:contact')).to.contain('Macierz')
    press()
    await until(() => shadowText(element).includes('K-2026-0042'))
    expect(api.calls('POST /v1/contact')[0]?.body).to.deep.equal({
      name: 'Łucja Żak',
      email: 'lucja@firma.pl',
      message: 'Macierz nie odpowiada.',
      locale: 'pl',
    })
    expect(sessionStorage).to.have.lengthOf(0)
  })

  it('says that it is still sending once that takes a second, and not before', async () => {
    const later = Promise.withResolvers<[number, unknown]>()
    api.on('POST /v1/contact', later.promise)
    fill()
    press()
    await until(() => document.querySelector('.hezo-primary[aria-disabled]'))
    expect(document.querySelector('.hezo-progress')).to.equal(null)
    await until(() => document.querySelector('.hezo-progress')?.textContent.includes('chwila'))
    expect(element.shadowRoot?.querySelector('[role=status]')?.textContent).to.contain('chwila')
    await expectAccessible(element)
    later.resolve([202, { reference: 'K-2026-0042' }])
    await until(() => shadowText(element).includes('K-2026-0042'))
    expect(document.querySelector('.hezo-progress')).to.equal(null)
  })

  it('repeats the same message under the same key, so that it arrives once', async () => {
    api.on('POST /v1/contact', problem(422, 'validation_failed'), [202, { reference: 'K-1' }])
    fill()
    press()
    await until(() => document.querySelector('[role="alert"]'))
    press()
    await until(() => shadowText(element).includes('K-1'))
    const keys = api.calls('POST /v1/contact').map(({ headers }) => headers.get('idempotency-key'))
    expect(keys).to.have.lengthOf(2)
    expect(new Set(keys)).to.have.lengthOf(1)
  })

  it('puts a refused field of the server beside it', async () => {
    const field = { path: 'email', code: 'email.too_long', message: '' } as const
    api.on('POST /v1/contact', problem(422, 'validation_failed', [field]))
    fill()
    press()
    await until(() => input('email').getAttribute('aria-invalid'))
    expect(help('email')).to.equal(polish.fields['email.too_long'])
  })
})
