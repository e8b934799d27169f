import { expect } from 'chai'
import '../hezo-account/hezo-account.ts'
import '../hezo-contracts/hezo-contracts.ts'
import '../hezo-portal/hezo-portal.ts'
import '../hezo-tickets/hezo-tickets.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import { button } from '../testing/account-page.ts'
import { clear, expectAccessible, shadowText, show, until, focused } from '../testing/page.ts'
import { showSignedIn, stubSupport } from '../testing/signed-in.ts'
import { companies, me, ticket } from '../testing/support-replies.ts'
import type { HezoWaiting } from './hezo-waiting.ts'

const waits = [200, { ...me(), isOwner: false, isApproved: false }] as const
const isIn = [200, { ...me(), isOwner: false }] as const

let api: ApiStub

/** The notice in an element, wherever in it. */
function find(element: Element): HezoWaiting | null {
  return (element.shadowRoot ?? element).querySelector('hezo-waiting')
}

function noticeOf(element: Element): Promise<HezoWaiting> {
  return until(() => {
    const notice = find(element)
    return notice?.shadowRoot?.querySelector('.notice') ? notice : undefined
  })
}

function lookAgain(notice: HezoWaiting): void {
  const again = button(notice, 'Sprawdź ponownie')
  again.focus()
  again.click()
}

/** What was asked beside who the person is. */
function otherCalls(): string[] {
  return api.asked.map(({ call }) => call).filter((call) => call !== 'GET /v1/me')
}

describe('a person whom no owner has let in yet', () => {
  beforeEach(() => {
    clear()
    history.replaceState(null, '', '#')
    api = stubSupport().on('GET /v1/me', waits)
  })
  afterEach(() => history.replaceState(null, '', '#'))

  it('is told so accessibly, in both languages, light and dark', async function () {
    this.timeout(20_000)
    const element = await showSignedIn('hezo-contracts')
    await noticeOf(element)
    await expectAccessible(element)
    api.on('GET /v1/me', problem(500, 'internal'))
    const notice = await noticeOf(element)
    await until(() => shadowText(notice).includes('Sprawdź ponownie'))
    lookAgain(notice)
    await until(() => notice.shadowRoot?.querySelector('[role=alert]'))
    await expectAccessible(element)
  })

  const places = [
    ['hezo-contracts', {}],
    ['hezo-tickets', {}],
    ['hezo-tickets', { show: 'new' }],
    ['hezo-tickets', { show: ticket(1).id }],
    ['hezo-ticket', { 'ticket-id': ticket(1).id }],
  ] as const
  for (const [tag, attributes] of places) {
    it(`reads one notice in ${tag} ${JSON.stringify(attributes)}, and nothing fails`, async () => {
      const element = await showSignedIn(tag, attributes)
      const text = shadowText(await noticeOf(element))
      expect(text).to.contain(companies.own.name)
      expect(text).to.contain(me().email)
      expect(text).to.contain('+48 12 25 25 600')
      expect(document.querySelectorAll('hezo-ticket hezo-ticket')).to.have.lengthOf(0)
      expect(otherCalls()).to.deep.equal([])
    })
  }

  it('hears that nothing has changed yet, and goes on where they are once it has', async () => {
    const element = await showSignedIn('hezo-tickets', { show: ticket(1).id })
    const notice = await noticeOf(element)
    lookAgain(notice)
    const said = await until(() => /Jeszcze nie\. Sprawdzono o [\d:]+\./.exec(shadowText(notice)))
    expect(notice.shadowRoot?.querySelector('[role=status]')?.textContent.trim()).to.equal(said[0])
    api.on('GET /v1/me', isIn)
    lookAgain(notice)
    const conversation = await until(() => element.querySelector('hezo-ticket'))
    await until(() => shadowText(conversation).includes('Wiadomość 1'))
    expect(find(element)).to.equal(null)
  })

  it('goes on by coming back to the page, in every element there, and may go on typing', async () => {
    const contracts = await showSignedIn('hezo-contracts')
    const tickets = await show('hezo-tickets', { api: contracts.api })
    await noticeOf(tickets)
    await noticeOf(contracts)
    const field = document.createElement('input')
    document.body.append(field)
    field.focus()
    api.on('GET /v1/me', isIn)
    dispatchEvent(new Event('focus'))
    await until(() => shadowText(contracts).includes('SHZ/2026/1'))
    await until(() => shadowText(tickets).includes('Uszkodzony dysk 1'))
    expect(contracts.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal(
      'Masz już dostęp.',
    )
    expect(document.activeElement).to.equal(field)
  })

  it('reads on at the heading when the button that led there is gone', async () => {
    const element = await showSignedIn('hezo-contracts')
    const notice = await noticeOf(element)
    api.on('GET /v1/me', isIn)
    lookAgain(notice)
    await until(() => focused() === 'Umowy')
    expect(find(element)).to.equal(null)
  })

  it('is told what failed when looking again does, and looks once more', async () => {
    const element = await showSignedIn('hezo-contracts')
    const notice = await noticeOf(element)
    api.on('GET /v1/me', problem(500, 'internal'))
    lookAgain(notice)
    const alert = await until(() => notice.shadowRoot?.querySelector('[role=alert]'))
    expect(alert.querySelector('a')?.getAttribute('href')).to.equal('tel:+48122525600')
    api.on('GET /v1/me', isIn)
    button(notice, 'Spróbuj ponownie').click()
    await until(() => shadowText(element).includes('SHZ/2026/1'))
  })

  it('asks for the contact form from where they are', async () => {
    const element = await showSignedIn('hezo-contracts')
    const notice = await noticeOf(element)
    const asked: string[] = []
    element.addEventListener('hezo-navigate', (event) => {
      event.preventDefault()
      asked.push(event.detail.to)
    })
    button(notice, 'Formularz kontaktowy').click()
    expect(asked).to.deep.equal(['contact'])
    expect(
      notice.shadowRoot?.querySelector('a[href*="/v1/guides/sign-in?locale=pl"]'),
    ).to.not.equal(null)
  })

  it('looks after the own account under it: what is not theirs yet is not offered', async () => {
    api.on('GET /v1/me/sessions', [200, { items: [], nextCursor: null }])
    const account = await showSignedIn('hezo-account', { section: 'security' })
    const notice = await noticeOf(account)
    expect(notice.brief).to.equal(true)
    await until(() => account.querySelector('hezo-account-recovery'))
    expect(account.querySelector('hezo-account-passkeys')).to.equal(null)
    const offered = () =>
      [...(account.shadowRoot?.querySelectorAll('nav a') ?? [])].map((one) => one.textContent)
    expect(offered()).to.deep.equal(['Profil', 'Bezpieczeństwo', 'Sesje', 'Prywatność'])
    expect(otherCalls()).to.deep.equal([])
    api.on('GET /v1/me', isIn).on('GET /v1/passkeys', [200, { items: [], nextCursor: null }])
    lookAgain(notice)
    await until(() => offered().includes('Osoby'))
    await until(() => account.querySelector('hezo-account-passkeys'))
    expect(find(account)).to.equal(null)
  })

  it('finds one notice on the portal, the way to the account, and then what was asked for', async () => {
    history.replaceState(null, '', '#/contracts')
    const portal = await showSignedIn('hezo-portal')
    const notice = await until(() => portal.querySelector('hezo-waiting'))
    await until(() => shadowText(notice).includes(companies.own.name))
    expect(portal.querySelectorAll('hezo-contracts, hezo-tickets')).to.have.lengthOf(0)
    const ways = () =>
      [...(portal.shadowRoot?.querySelectorAll('nav a') ?? [])].map((way) => way.textContent.trim())
    expect(ways()).to.deep.equal(['Kontakt'])
    await expectAccessible(portal)

    notice.shadowRoot?.querySelector<HTMLElement>('a[href="#/account"]')?.click()
    await until(() => focused() === 'Profil')
    history.back()
    const again = await until(() => portal.querySelector('hezo-waiting'))
    await until(() => again.shadowRoot?.querySelector('.notice'))
    api.on('GET /v1/me', isIn)
    lookAgain(again)
    await until(() => focused() === 'Umowy')
    expect(ways()).to.deep.equal(['Zgłoszenia', 'Umowy', 'Kontakt'])
    expect(location.hash).to.equal('#/contracts')
    expect(portal.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal(
      'Masz już dostęp.',
    )
  })

  it('is asked to sign in when refused meanwhile: the account is gone', async () => {
    const element = await showSignedIn('hezo-contracts')
    const notice = await noticeOf(element)
    api.on('GET /v1/me', problem(401, 'session_ended'))
    lookAgain(notice)
    await until(() => document.querySelector('input[type=password]'))
    expect(find(element)).to.equal(null)
  })
})
