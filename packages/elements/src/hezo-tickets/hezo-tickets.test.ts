import { expect } from 'chai'
import './hezo-tickets.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
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
} from '../testing/page.ts'
import { tokens } from '../testing/replies.ts'
import { answer, fill, form, pick, question, send } from '../testing/new-ticket.ts'
import { showSignedIn, stubSupport } from '../testing/signed-in.ts'
import { companies, contract, device, me, page, ticket } from '../testing/support-replies.ts'
import type { HezoTickets } from './hezo-tickets.ts'

let api: ApiStub

const list = 'GET /v1/tickets'
const create = 'POST /v1/tickets'
const devices = `GET /v1/contracts/${contract(1).id}/devices`

function find(element: HezoTickets, selector: string): HTMLInputElement | null {
  return element.shadowRoot?.querySelector(selector) ?? null
}

function choose(field: HTMLInputElement | null, value: string): void {
  if (!field) throw new Error('no such field')
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

async function shown(attributes: Readonly<Record<string, string>> = {}): Promise<HezoTickets> {
  const element = await showSignedIn('hezo-tickets', attributes)
  await until(() => find(element, '.tickets, .notice, [role=alert]'))
  return element
}

describe('hezo-tickets, the list', () => {
  beforeEach(() => {
    clear()
    api = stubSupport()
  })

  it('is accessible: full, empty and failed, in both languages, light and dark', async function () {
    this.timeout(20_000)
    const element = await shown()
    await expectAccessible(element)
    api.on(list, page([]))
    choose(find(element, 'select'), 'closed')
    await until(() => find(element, '.notice'))
    await expectAccessible(element)
    api.on(list, problem(500, 'internal'))
    choose(find(element, 'select'), 'all')
    await until(() => find(element, '[role=alert]'))
    await expectAccessible(element)
  })

  it('stays readable with letters of twice the size', async () => {
    document.documentElement.style.fontSize = '200%'
    try {
      const element = await shown()
      const row = find(element, '.tickets li')
      const subject = find(element, '.tickets li div')
      expect(subject?.clientWidth).to.be.at.least((row?.clientWidth ?? 0) / 2)
      for (const part of row?.children ?? []) {
        const { right } = part.getBoundingClientRect()
        expect(right).to.be.at.most((row?.getBoundingClientRect().right ?? 0) + 1)
      }
    } finally {
      document.documentElement.style.fontSize = ''
    }
  })

  it('shows what is open, the last changed first, with words for status and severity', async () => {
    const element = await shown()
    const { query } = api.calls(list)[0] ?? {}
    expect(query?.get('status')).to.equal('new,in_progress,waiting_for_customer')
    expect(query?.get('sort')).to.equal('updated')
    const text = shadowText(element)
    expect(text).to.contain('Uszkodzony dysk 1')
    expect(text).to.contain('HZ-2026-000001 · FG1000000001')
    expect(text).to.match(/● Nowe .*Wysoka/)
    expect(text).to.not.contain(companies.own.name)
  })

  it('says to a customer that a ticket waits for him, to others whom it waits for', async () => {
    const waiting = page([ticket(1, { status: 'waiting_for_customer' })])
    for (const [role, word, other] of [
      ['customer', 'Czeka na Ciebie', 'Czeka na klienta'],
      ['supplier', 'Czeka na klienta', 'Czeka na Ciebie'],
    ] as const) {
      clear()
      stubSupport(role).on(list, waiting)
      const text = shadowText(await shown())
      expect(text).to.contain(word)
      expect(text).to.not.contain(other)
    }
  })

  it('narrows by status, searches and orders', async () => {
    const element = await shown()
    const [status, order] = element.shadowRoot?.querySelectorAll('select') ?? []
    choose(status as unknown as HTMLInputElement, 'resolved')
    choose(order as unknown as HTMLInputElement, 'opened')
    choose(find(element, '[type=search]'), '(H)-FG1 ')
    await until(() => api.calls(list).at(-1)?.query.get('search') === '(H)-FG1')
    const { query } = api.calls(list).at(-1) ?? {}
    expect(query?.get('status')).to.equal('resolved')
    expect(query?.get('sort')).to.equal('opened')
  })

  it('loads further pages as they come into view', async () => {
    api.on(list, page([ticket(1)], 'c1'), page([ticket(2)], 'c2'), page([ticket(3)]))
    const element = await shown()
    await until(() => shadowText(element).includes('Uszkodzony dysk 3'))
    expect(api.calls(list).map(({ query }) => query.get('cursor'))).to.deep.equal([
      null,
      'c1',
      'c2',
    ])
  })

  it('opens a conversation and comes back to the ticket it came from', async () => {
    const element = await shown()
    find(element, '[data-ticket]')?.click()
    const conversation = await until(() => element.querySelector('hezo-ticket'))
    await until(() => shadowText(conversation).includes('Wiadomość 1'))
    expect(find(element, '.tickets')).to.equal(null)
    conversation.shadowRoot?.querySelector<HTMLElement>('header button')?.click()
    await until(() => find(element, '.tickets'))
    await until(() => element.shadowRoot?.activeElement?.getAttribute('data-ticket'))
  })

  it('leaves the way to a page that shows tickets itself', async () => {
    const element = await shown({ 'ticket-href': '/t/{id}' })
    let asked: unknown
    element.addEventListener('hezo-navigate', (event) => {
      event.preventDefault()
      asked = event.detail
    })
    expect(find(element, '[data-ticket]')?.getAttribute('href')).to.equal(`/t/${ticket(1).id}`)
    find(element, '[data-ticket]')?.click()
    expect(asked).to.deep.equal({ to: 'tickets', ticketId: ticket(1).id })
    expect(element.show).to.equal('')
  })

  it('names the customer to a supplier and to HEZO, who opens none', async () => {
    stubSupport('supplier')
    expect(shadowText(await shown())).to.contain(companies.own.name)
    clear()
    stubSupport('staff')
    const element = await shown()
    expect(shadowText(element)).to.contain(companies.own.name)
    expect(find(element, '.hezo-primary')).to.equal(null)
  })

  it('says what to do when there is nothing', async () => {
    api.on(list, page([]))
    expect(shadowText(await shown())).to.contain('Gdy coś przestanie działać, utwórz nowe.')
  })

  it('shows a ticket that another element of the page asked for', async () => {
    const element = await shown()
    document.body.dispatchEvent(
      new CustomEvent('hezo-navigate', {
        bubbles: true,
        cancelable: true,
        detail: { to: 'tickets', newTicket: { contractId: contract(1).id, device: device(2) } },
      }),
    )
    await until(() => document.querySelector('[name=deviceId]:checked'))
    expect(element.show).to.equal('new')
    expect(input('contractId').value).to.equal(contract(1).id)
  })
})

describe('hezo-tickets, signed out', () => {
  it('asks to sign in where password managers look, and goes on', async () => {
    clear()
    api = stubSupport()
      .on('POST /v1/sign-ins', [
        201,
        {
          challengeToken: 'challenge-token-of-a-test',
          expiresAt: '2026-12-01T10:00:00.000Z',
          methods: ['totp', 'recovery_code'],
        },
      ])
      .on('POST /v1/sign-ins/second-factor', [201, tokens])
    const element = await show('hezo-tickets')
    await until(() => document.querySelector('input[type=password]'))
    type('email', 'jan@firma.pl')
    type('password', 'cztery zielone okna')
    press()
    await until(() => document.querySelector('[name=code]'))
    type('code', '123456')
    press()
    await until(() => find(element, '.tickets'))
    expect(document.querySelector('input[type=password]')).to.equal(null)
  })
})

describe('hezo-tickets, a new one', () => {
  beforeEach(() => {
    clear()
    api = stubSupport().on(create, [201, ticket(1)])
  })

  it('is accessible, with problems and without, in both languages, light and dark', async function () {
    this.timeout(20_000)
    const element = await form()
    await expectAccessible(element)
    press()
    await until(() => document.querySelector('.hezo-problem'))
    await expectAccessible(element)
    fill()
    press()
    await until(() => question())
    await expectAccessible(element)
  })

  it('sends once what was typed, without sharing unless that was decided', async () => {
    await form()
    fill()
    press()
    press()
    await until(() => question())
    answer('Wyślij bez udostępniania')
    answer('Wyślij bez udostępniania')
    await until(() => document.querySelector('hezo-ticket'))
    const [sent, ...more] = api.calls(create)
    expect(more).to.deep.equal([])
    expect(sent?.body).to.deep.equal({
      contractId: contract(1).id,
      deviceId: device(2).id,
      subject: 'Uszkodzony dysk',
      body: 'Świeci na czerwono.',
      severity: 'high',
      sharedWithSupplier: false,
      attachmentIds: [],
    })
    expect(sent?.headers.get('idempotency-key')).to.match(/^[0-9a-f]{32}$/)
  })

  it('repeats the same attempt under the same key', async () => {
    api.on(create, problem(500, 'internal'), [201, ticket(1)])
    await form()
    fill()
    await send()
    await until(() => document.querySelector('[role=alert]'))
    answer('Wyślij bez udostępniania')
    await until(() => document.querySelector('hezo-ticket'))
    const keys = api.calls(create).map(({ headers }) => headers.get('idempotency-key'))
    expect(new Set(keys).size).to.equal(1)
  })

  it('tells the page that a ticket was made', async () => {
    const element = await form()
    const made = new Promise<unknown>((resolve) => {
      element.addEventListener('hezo-ticket-created', ({ detail }) => resolve(detail))
    })
    fill()
    await send()
    expect(await made).to.deep.equal({ id: ticket(1).id, number: 'HZ-2026-000001' })
  })

  it('asks nothing about sharing when nobody sold the contract', async () => {
    api.on('GET /v1/contracts', page([contract(1, { supplier: null })]))
    await form()
    fill()
    press()
    await until(() => document.querySelector('hezo-ticket'))
    expect(api.calls(create)[0]?.body).to.deep.include({ sharedWithSupplier: false })
  })

  it('takes consent and device back when another contract is chosen', async () => {
    const other = { ...companies.supplier, name: 'Inny Dostawca' }
    api
      .on('GET /v1/contracts', page([contract(1), contract(2, { supplier: other })]))
      .on(`GET /v1/contracts/${contract(2).id}/devices`, page([device(8)]))
    await showSignedIn('hezo-tickets', { show: 'new' })
    await until(() => document.querySelector('[name=contractId]'))
    choose(input('contractId'), contract(1).id)
    await until(() => document.querySelector(`[value="${device(2).id}"]`))
    pick('deviceId', device(2).id)
    choose(input('contractId'), contract(2).id)
    await until(() => document.querySelector(`[value="${device(8).id}"]`))
    expect(document.querySelector('[name=deviceId]:checked')).to.equal(null)
  })

  it('leaves each device in its place and element, whatever is picked and arrives', async () => {
    api.on('GET /v1/contracts', page([contract(1, { deviceCount: 2000 })]))
    const element = await form()
    const options = () => [...document.querySelectorAll<HTMLInputElement>('[name=deviceId]')]
    const values = () => options().map(({ value }) => value)
    const before = options()
    const none = before.at(-1)
    expect(values()).to.deep.equal([device(1).id, device(2).id, 'none'])
    pick('deviceId', device(2).id)
    await element.updateComplete
    expect(values()).to.deep.equal([device(1).id, device(2).id, 'none'])
    api.on(devices, page([device(77)]))
    choose(input('deviceSearch'), '(H)-FG1000000077')
    await until(() => document.querySelector(`[value="${device(77).id}"]`))
    expect(values()).to.deep.equal([device(2).id, device(77).id, 'none'])
    expect([options()[0], options()[2]]).to.deep.equal([before[1], none])
  })

  it('searches among many devices and keeps the one picked in sight', async () => {
    api
      .on('GET /v1/contracts', page([contract(1, { deviceCount: 2000 })]))
      .on(devices, page([device(1), device(2)], 'more'))
    await form()
    pick('deviceId', device(2).id)
    api.on(devices, page([device(77)]))
    choose(input('deviceSearch'), '(H)-FG1000000077')
    await until(() => document.querySelector(`[value="${device(77).id}"]`))
    expect(api.calls(devices).at(-1)?.query.get('search')).to.equal('(H)-FG1000000077')
    const picked = document.querySelector<HTMLInputElement>('[name=deviceId]:checked')
    expect(picked?.value).to.equal(device(2).id)
  })

  it('offers valid contracts only, and says what to do when there is none', async () => {
    api.on('GET /v1/contracts', page([]))
    const element = await showSignedIn('hezo-tickets', { show: 'new' })
    await until(() => shadowText(element).includes('Żadna umowa dziś nie obowiązuje'))
    expect(api.calls('GET /v1/contracts')[0]?.query.get('state')).to.equal('valid')
    expect(find(element, 'a')?.getAttribute('href')).to.equal('tel:+48122525600')
  })

  it('leads to the first field that is wrong, and says why beside it', async () => {
    await form()
    pick('deviceId', device(1).id)
    type('subject', '   ')
    press()
    await until(() => document.activeElement === input('subject'))
    expect(help('subject')).to.equal('Wypełnij to pole.')
    expect(help('body')).to.equal('Wypełnij to pole.')
  })

  it('puts what the server refuses beside its field', async () => {
    api.on(
      create,
      problem(422, 'validation_failed', [
        { path: 'subject', code: 'text.too_long', message: '', values: { max: 200 } },
      ]),
    )
    await form()
    fill()
    await send()
    await until(() => help('subject').includes('200'))
    expect(question()).to.equal(null)
    expect(input('body').value).to.equal('Świeci na czerwono.')
  })

  it('keeps what is typed through a lost session and forgets it at signing out', async () => {
    const element = await form()
    fill()
    const draft = Object.keys(sessionStorage).find((key) => key.startsWith('hezo-draft:'))
    expect(draft).to.equal(`hezo-draft:ticket:${me().id}`)
    api.on(create, problem(401, 'session_ended'))
    await send()
    await until(() => element.querySelector('hezo-sign-in'))
    await until(() => shadowText(element).includes('Sesja wygasła'))
    expect(sessionStorage.getItem(draft ?? '')).to.contain('Świeci na czerwono.')
  })
})
