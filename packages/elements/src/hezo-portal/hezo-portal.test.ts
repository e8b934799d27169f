import { expect } from 'chai'
import './hezo-portal.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import {
  clear,
  expectAccessible,
  press,
  shadowText,
  show,
  type,
  until,
  untilKept,
  focused,
} from '../testing/page.ts'
import { tokens } from '../testing/replies.ts'
import { showSignedIn, stubSupport } from '../testing/signed-in.ts'
import { companies, contract, device, me, page, ticket } from '../testing/support-replies.ts'
import type { HezoPortal } from './hezo-portal.ts'

let api: ApiStub

function find(element: Element, selector: string): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null
}

function link(element: Element, name: string): HTMLElement {
  const links = [...(element.shadowRoot?.querySelectorAll('a, button') ?? [])]
  const found = links.find(({ textContent }) => textContent.trim() === name)
  if (!(found instanceof HTMLElement)) throw new Error(`no ${name}`)
  return found
}

async function home(): Promise<HezoPortal> {
  const element = await showSignedIn('hezo-portal')
  await until(() => {
    const contracts = element.querySelector('hezo-contracts')
    return contracts && find(contracts, '.contracts')
  })
  return element
}

describe('hezo-portal', () => {
  beforeEach(() => {
    clear()
    history.replaceState(null, '', '#')
    api = stubSupport()
  })
  afterEach(() => history.replaceState(null, '', '#'))

  it('is accessible, in both languages, light and dark', async function () {
    this.timeout(20_000)
    const element = await home()
    find(element, 'summary')?.click()
    await expectAccessible(element)
  })

  it('shows open tickets and contracts at once', async () => {
    const element = await home()
    const tickets = element.querySelector('hezo-tickets')
    await until(() => tickets && shadowText(tickets).includes('Uszkodzony dysk 1'))
    expect(api.calls('GET /v1/tickets')[0]?.query.get('limit')).to.equal('5')
  })

  it('asks for the person once, however many elements need it', async () => {
    await home()
    expect(api.calls('GET /v1/me')).to.have.lengthOf(1)
  })

  it('names the person and the company, and signs out', async () => {
    const element = await home()
    const menu = await until(() => find(element, '.account'))
    expect(menu.textContent).to.contain('Anna Nowak')
    expect(menu.textContent).to.contain(companies.own.name)
    link(element, 'Wyloguj się').click()
    await until(() => document.querySelector('input[type=password]'))
    await until(() => focused() === 'Logowanie')
    await untilKept()
    expect(find(element, '.account')).to.equal(null)
  })

  it('leads from the name to the account, section by section, and knows the new name at once', async () => {
    api.on('PATCH /v1/me', [200, { ...me(), firstName: 'Hanna' }])
    const element = await home()
    ;(await until(() => find(element, 'summary'))).click()
    link(element, 'Konto').click()
    await until(() => focused() === 'Profil')
    expect(location.hash).to.equal('#/account')
    expect(find(element, '.account')?.hasAttribute('open')).to.equal(false)
    await until(() => document.querySelector('[name=firstName]'))
    type('firstName', 'Hanna')
    press()
    await until(() => find(element, '.account')?.textContent.includes('Hanna Nowak'))
    const account = element.querySelector('hezo-account')
    account?.shadowRoot?.querySelector<HTMLElement>('[data-section=sessions]')?.click()
    await until(() => focused() === 'Sesje')
    expect(location.hash).to.equal('#/account/sessions')
    history.back()
    await until(() => focused() === 'Profil')
  })

  it('goes from part to part, leads focus to the heading, and the way back works', async () => {
    const element = await home()
    link(element, 'Zgłoszenia').click()
    await until(() => focused() === 'Zgłoszenia')
    expect(location.hash).to.equal('#/tickets')
    expect(find(element, 'nav [aria-current=page]')?.textContent.trim()).to.equal('Zgłoszenia')
    link(element, 'Umowy').click()
    await until(() => focused() === 'Umowy')
    history.back()
    await until(() => location.hash === '#/tickets' && focused() === 'Zgłoszenia')
  })

  it('opens a ticket at an address of its own, and the list again where it was left', async () => {
    const element = await home()
    link(element, 'Zgłoszenia').click()
    const tickets = await until(() => element.querySelector('hezo-tickets:not([newest])'))
    ;(await until(() => find(tickets, '[data-ticket]'))).click()
    await until(() => location.hash === `#/tickets/${ticket(1).id}`)
    await until(() => focused().includes('Uszkodzony dysk 1'))
    history.back()
    await until(() => focused() === 'Uszkodzony dysk 1')
    expect(element.querySelector('hezo-ticket')).to.equal(null)
  })

  it('leads from a device to a new ticket about it', async () => {
    const element = await home()
    const contracts = await until(() => element.querySelector('hezo-contracts'))
    find(contracts, 'h3 button')?.click()
    ;(await until(() => find(contracts, '.act button'))).click()
    await until(() => document.querySelector('[name=deviceId]:checked'))
    expect(location.hash).to.equal('#/tickets/new')
    expect(document.querySelector<HTMLInputElement>('[name=deviceId]:checked')?.value).to.equal(
      device(1).id,
    )
    expect(document.querySelector<HTMLInputElement>('[name=contractId]')?.value).to.equal(
      contract(1).id,
    )
  })

  it('speaks the other language at once, everywhere, and keeps to it', async () => {
    api.on('PATCH /v1/me', problem(500, 'internal'))
    const element = await home()
    link(element, 'English').click()
    await until(() => shadowText(element).includes('Contracts'))
    const contracts = element.querySelector('hezo-contracts')
    await until(() => contracts && shadowText(contracts).includes('In force'))
    const told = await until(() => api.calls('PATCH /v1/me')[0])
    expect(told.body).to.deep.equal({ locale: 'en' })
    link(element, 'Tickets').click()
    await until(() => focused() === 'Tickets')
    link(element, 'Polski').click()
    await until(() => focused() === 'Zgłoszenia')
  })

  it('shows sign-in first, with the way to registration, and contact to everybody', async () => {
    const element = await show('hezo-portal')
    const signIn = await until(() => element.querySelector('hezo-sign-in'))
    expect(document.querySelectorAll('input[type=password]')).to.have.lengthOf(1)
    await until(() => shadowText(signIn).includes('Zarejestruj się'))
    link(signIn, 'Zarejestruj się').click()
    await until(() => element.querySelector('hezo-register'))
    expect(location.hash).to.equal('#/register')
    link(element, 'Kontakt').click()
    await until(() => focused() === 'Kontakt')
    expect(find(element, 'nav')?.textContent).to.not.contain('Umowy')
  })

  it('goes on to the address that was asked for after signing in', async () => {
    history.replaceState(null, '', `#/tickets/${ticket(1).id}`)
    api
      .on('POST /v1/sign-ins', [
        201,
        {
          challengeToken: 'challenge-token-of-a-test',
          expiresAt: '2026-12-01T10:00:00.000Z',
          methods: ['totp', 'recovery_code'],
        },
      ])
      .on('POST /v1/sign-ins/second-factor', [201, tokens])
    const element = await show('hezo-portal')
    await until(() => document.querySelector('input[type=password]'))
    type('email', 'jan@firma.pl')
    type('password', 'cztery zielone okna')
    press()
    await until(() => document.querySelector('[name=code]'))
    type('code', '123456')
    press()
    const conversation = await until(() => element.querySelector('hezo-ticket'))
    await until(() => shadowText(conversation).includes('Wiadomość 1'))
    expect(location.hash).to.equal(`#/tickets/${ticket(1).id}`)
  })

  it('asks to sign in again when the session has ended, and says that nothing is lost', async () => {
    const element = await home()
    api.on('GET /v1/tickets', problem(401, 'session_ended'))
    link(element, 'Zgłoszenia').click()
    await until(() => document.querySelector('input[type=password]'))
    expect(shadowText(element)).to.contain('Sesja wygasła')
  })

  it('gives a reseller and HEZO the tickets first', async () => {
    stubSupport('supplier').on('GET /v1/contracts', page([]))
    const element = await showSignedIn('hezo-portal')
    const tickets = await until(() => element.querySelector('hezo-tickets'))
    await until(() => shadowText(tickets).includes(companies.own.name))
    expect(element.querySelector('hezo-contracts')).to.equal(null)
  })

  it('says what to do and tries again when the person cannot be read', async () => {
    api.on('GET /v1/me', problem(500, 'internal'))
    const element = await showSignedIn('hezo-portal')
    const notice = await until(() => find(element, '[role=alert]'))
    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('tel:+48122525600')
    stubSupport()
    link(element, 'Spróbuj ponownie').click()
    await until(() => find(element, '.account'))
  })
})
