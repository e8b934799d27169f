import { expect } from 'chai'
import './hezo-ticket.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import {
  clear,
  expectAccessible,
  input,
  press,
  shadowText,
  type,
  until,
  keptSessions,
} from '../testing/page.ts'
import { showSignedIn, stubSupport } from '../testing/signed-in.ts'
import { author, message, page, ticket } from '../testing/support-replies.ts'
import type { HezoTicket } from './hezo-ticket.ts'

const { id } = ticket(1)
const one = `/v1/tickets/${id}`

let api: ApiStub

function find(element: HezoTicket, selector: string): HTMLInputElement | null {
  return element.shadowRoot?.querySelector(selector) ?? null
}

function button(element: HezoTicket, name: string): HTMLButtonElement | undefined {
  return [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find(
    (candidate) => candidate.textContent.trim() === name,
  )
}

async function shown(): Promise<HezoTicket> {
  const element = await showSignedIn('hezo-ticket', { 'ticket-id': id })
  await until(() => find(element, '.messages, [role=alert]'))
  return element
}

/** What a person does who comes back to the page. */
function comeBack(): void {
  dispatchEvent(new Event('focus'))
}

describe('hezo-ticket', () => {
  beforeEach(() => {
    clear()
    api = stubSupport()
  })

  it('is accessible to everybody who sees it, in both languages, light and dark', async function () {
    this.timeout(20_000)
    const element = await shown()
    find(element, '[role=switch]')?.click()
    await until(() => find(element, '.notice'))
    await expectAccessible(element)
    clear()
    api = stubSupport('staff').on(
      `GET ${one}/messages`,
      page([message(1), message(2), message(3, { visibility: 'internal' })]),
    )
    await expectAccessible(await shown())
  })

  it('shows number, subject, status, severity, contract, device and what was promised', async () => {
    api.on(`GET ${one}`, [200, ticket(1, { firstAnswerDueAt: '2099-11-22T13:05:00.000Z' })])
    const text = shadowText(await shown())
    for (const known of [
      'HZ-2026-000001',
      'Uszkodzony dysk 1',
      'Nowe',
      'Wysoka',
      'SHZ/2026/1',
      'FG1000000001',
      'Termin odpowiedzi 22 lis 2099',
    ])
      expect(text).to.contain(known)
  })

  it('says what to do when a promise was not kept', async () => {
    api.on(`GET ${one}`, [200, ticket(1, { firstAnswerDueAt: '2020-11-22T13:05:00.000Z' })])
    const element = await shown()
    expect(shadowText(element)).to.contain('Termin minął, zadzwoń:')
    expect(find(element, 'dl a')?.getAttribute('href')).to.equal('tel:+48122525600')
  })

  it('shows messages as text: markup is read, not run, and line breaks stay', async () => {
    const body = 'Raz <img src=x onerror=alert(1)>\nDwa https://hezo.pl/a.'
    api.on(`GET ${one}/messages`, page([message(1, { body })]))
    const element = await shown()
    const shownBody = find(element, '.body')
    expect(shownBody?.textContent).to.equal(body)
    expect(find(element, '.body img')).to.equal(null)
    expect(shownBody && getComputedStyle(shownBody).whiteSpace).to.equal('pre-wrap')
    const link = find(element, '.body a')
    expect(link?.getAttribute('href')).to.equal('https://hezo.pl/a')
    expect(link?.getAttribute('rel')).to.contain('noopener')
  })

  it('sends a reply once, shows it, and empties the box', async () => {
    api.on(`POST ${one}/messages`, [201, message(3, { body: 'Dziękuję' })])
    const element = await shown()
    type('body', 'Dziękuję')
    press()
    press()
    await until(() => shadowText(element).includes('Dziękuję'))
    expect(input('body').value).to.equal('')
    const sent = api.calls(`POST ${one}/messages`)
    expect(sent).to.have.lengthOf(1)
    expect(sent[0]?.body).to.deep.equal({
      body: 'Dziękuję',
      visibility: 'public',
      attachmentIds: [],
    })
    expect(sent[0]?.headers.get('idempotency-key')).to.match(/^[0-9a-f]{32}$/)
  })

  it('keeps the reply of each ticket over a reload, and says what is wrong beside it', async () => {
    await shown()
    press()
    await until(() => document.querySelector('.hezo-problem'))
    type('body', 'Pół zdania')
    document.body.replaceChildren()
    // The same session, as after a reload.
    const again = document.createElement('hezo-ticket')
    const kept = keptSessions()[0]
    again.setAttribute('api', kept?.replace('hezo-session:', '') ?? '')
    again.setAttribute('ticket-id', id)
    document.body.append(again)
    await until(() => document.querySelector('[name=body]'))
    expect(input('body').value).to.equal('Pół zdania')
  })

  it('lets new answers appear by themselves, says so, and repeats none', async () => {
    const element = await shown()
    api
      .on(`GET ${one}`, [200, ticket(1, { updatedAt: '2026-11-22T14:00:00.000Z' })])
      .on(`GET ${one}/messages`, page([message(1), message(2, { body: 'Już jedziemy' })]))
    comeBack()
    await until(() => shadowText(element).includes('Już jedziemy'))
    expect(element.shadowRoot?.querySelectorAll('article')).to.have.lengthOf(2)
    expect(find(element, '[role=status]')?.textContent).to.equal('Nowa wiadomość: Marta Król')
  })

  it('reads nothing again while nothing has changed', async () => {
    await shown()
    comeBack()
    await until(() => api.calls(`GET ${one}`).length === 2)
    expect(api.calls(`GET ${one}/messages`)).to.have.lengthOf(1)
  })

  it('keeps the line in its place that somebody is typing when an answer comes', async () => {
    const element = await shown()
    input('body').focus()
    input('body').scrollIntoView({ block: 'end' })
    const before = input('body').getBoundingClientRect().top
    const many = Array.from({ length: 30 }, (_, index) => message(index + 1))
    api
      .on(`GET ${one}`, [200, ticket(1, { updatedAt: '2026-11-22T14:00:00.000Z' })])
      .on(`GET ${one}/messages`, page(many))
    comeBack()
    await until(() => shadowText(element).includes('Wiadomość 30'))
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(input('body').getBoundingClientRect().top).to.be.closeTo(before, 2)
  })

  it('shares only after saying what that means, and naming the supplier', async () => {
    api.on(`PUT ${one}/sharing`, [200, ticket(1, { sharedWithSupplier: true })])
    const element = await shown()
    const toggle = find(element, '[role=switch]')
    expect(toggle?.checked).to.equal(false)
    toggle?.click()
    await until(() => button(element, 'Udostępnij zgłoszenie'))
    expect(toggle?.checked).to.equal(false)
    expect(shadowText(element)).to.contain('Pracownicy firmy ITwójka Sp. k. zobaczą całą rozmowę')
    expect(api.calls(`PUT ${one}/sharing`)).to.have.lengthOf(0)
    button(element, 'Udostępnij zgłoszenie')?.click()
    await until(() => find(element, '[role=switch]')?.checked)
    expect(api.calls(`PUT ${one}/sharing`)[0]?.body).to.deep.equal({ shared: true })
  })

  it('shows a request that waits for the emailed link, sends that again and takes it back', async () => {
    const sharingRequest = {
      requestedAt: '2026-11-22T13:05:00.000Z',
      expiresAt: '2026-11-25T13:05:00.000Z',
    }
    api
      .on(`GET ${one}`, [200, ticket(1, { sharingRequest })])
      .on(`PUT ${one}/sharing`, [200, ticket(1, { sharingRequest })], [200, ticket(1)])
    const element = await shown()
    expect(shadowText(element)).to.contain('Czeka na potwierdzenie e-mailem')
    expect(find(element, '[role=switch]')?.checked).to.equal(false)
    button(element, 'Wyślij link ponownie')?.click()
    await until(() => api.calls(`PUT ${one}/sharing`)[0])
    await until(() => button(element, 'Anuluj udostępnianie')?.ariaDisabled !== 'true')
    button(element, 'Anuluj udostępnianie')?.click()
    await until(() => !shadowText(element).includes('Czeka na potwierdzenie'))
    expect(api.calls(`PUT ${one}/sharing`).map(({ body }) => body)).to.deep.equal([
      { shared: true, confirmByEmail: true },
      { shared: false },
    ])
    api.on(`PUT ${one}/sharing`, [200, ticket(1, { sharingRequest })])
    find(element, '[role=switch]')?.click()
    await until(() => button(element, 'Udostępnij zgłoszenie'))
    button(element, 'Udostępnij zgłoszenie')?.click()
    await until(() => shadowText(element).includes('Czeka na potwierdzenie'))
    await expectAccessible(element)
  })

  it('takes consent back, and says that what was read was read', async () => {
    api
      .on(`GET ${one}`, [200, ticket(1, { sharedWithSupplier: true })])
      .on(`PUT ${one}/sharing`, [200, ticket(1)])
    const element = await shown()
    find(element, '[role=switch]')?.click()
    await until(() => button(element, 'Wycofaj zgodę'))
    expect(shadowText(element)).to.contain('nie da się cofnąć')
    button(element, 'Wycofaj zgodę')?.click()
    await until(() => find(element, '[role=switch]')?.checked === false)
  })

  it('lets a customer resolve the own ticket, and reopen it for fourteen days', async () => {
    const resolved = { status: 'resolved', resolvedAt: new Date().toISOString() } as const
    api.on(`PATCH ${one}`, [200, ticket(1, resolved)])
    const element = await shown()
    button(element, 'Oznacz jako rozwiązane')?.click()
    await until(() => button(element, 'Otwórz ponownie'))
    expect(api.calls(`PATCH ${one}`)[0]?.body).to.deep.equal({ status: 'resolved' })
    api.on(`GET ${one}`, [
      200,
      ticket(1, { status: 'resolved', resolvedAt: '2020-01-01T00:00:00.000Z' }),
    ])
    clear()
    const later = await shown()
    expect(button(later, 'Otwórz ponownie')).to.equal(undefined)
  })

  it('gives a supplier the conversation, whose ticket it is, and nothing to decide', async () => {
    stubSupport('supplier').on(`GET ${one}`, [200, ticket(1, { sharedWithSupplier: true })])
    const element = await shown()
    expect(shadowText(element)).to.contain('Zakłady „Śrubex” Sp. z o.o.')
    expect(find(element, '[role=switch]')).to.equal(null)
    expect(button(element, 'Oznacz jako rozwiązane')).to.equal(undefined)
    expect(input('body')).to.not.equal(null)
  })

  it('gives HEZO the tools of its own: note, status, severity, assignment, a question before closing', async () => {
    api = stubSupport('staff')
      .on(`PATCH ${one}`, [200, ticket(1, { assignee: author('staff') })])
      .on(`POST ${one}/messages`, [201, message(4, { visibility: 'internal', body: 'Tylko my' })])
    const element = await shown()
    button(element, 'Przypisz do mnie')?.click()
    await until(() => button(element, 'Oddaj zgłoszenie'))
    expect(api.calls(`PATCH ${one}`)[0]?.body).to.deep.equal({ assigneeId: author('staff').id })
    button(element, 'Zamknij zgłoszenie')?.click()
    await until(() => button(element, 'Zamknij na zawsze'))
    expect(api.calls(`PATCH ${one}`)).to.have.lengthOf(1)

    document.querySelector<HTMLElement>('[value=internal]')?.click()
    await until(() => document.querySelector('.hezo-primary')?.textContent.includes('notatkę'))
    type('body', 'Tylko my')
    press()
    const note = await until(() => find(element, '.internal'))
    expect(note.textContent).to.contain('widzi ją tylko HEZO')
    expect(api.calls(`POST ${one}/messages`)[0]?.body).to.deep.equal({
      body: 'Tylko my',
      visibility: 'internal',
      attachmentIds: [],
    })
  })

  it('takes no reply to a closed ticket, and says what to do', async () => {
    api.on(`GET ${one}`, [200, ticket(1, { status: 'closed' })])
    const element = await shown()
    expect(shadowText(element)).to.contain('utwórz nowe')
    expect(document.querySelector('[name=body]')).to.equal(null)
  })

  it('shows the way back and the phone when there is no such ticket', async () => {
    api.on(`GET ${one}`, problem(404, 'not_found'))
    const element = await shown()
    expect(find(element, '[role=alert] a')?.getAttribute('href')).to.equal('tel:+48122525600')
    expect(button(element, 'Wróć do listy')).to.not.equal(undefined)
  })
})
