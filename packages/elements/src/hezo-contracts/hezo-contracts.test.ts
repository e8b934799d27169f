import { expect } from 'chai'
import './hezo-contracts.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import { clear, expectAccessible, shadowText, until } from '../testing/page.ts'
import { showSignedIn, stubSupport } from '../testing/signed-in.ts'
import { contract, device, page } from '../testing/support-replies.ts'
import type { HezoContracts } from './hezo-contracts.ts'

const devicesOf = (number: number): string => `GET /v1/contracts/${contract(number).id}/devices`

let api: ApiStub

function find(element: HezoContracts, selector: string): HTMLInputElement | null {
  return element.shadowRoot?.querySelector(selector) ?? null
}

async function shown(): Promise<HezoContracts> {
  const element = await showSignedIn('hezo-contracts')
  await until(() => find(element, '.contracts, .notice, [role=alert]'))
  return element
}

function search(element: HezoContracts, text: string): void {
  const field = find(element, '[type=search]')
  if (!field) throw new Error('no search field')
  field.value = text
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

describe('hezo-contracts', () => {
  beforeEach(() => {
    clear()
    api = stubSupport()
      .on(
        'GET /v1/contracts',
        page([
          contract(1),
          contract(2, { state: 'ended', validTo: '2026-02-01', supplier: null, deviceCount: 1 }),
          contract(3, { state: 'not_started', deviceCount: 5 }),
        ]),
      )
      .on(devicesOf(2), page([device(7)]))
  })

  it('is accessible: closed, open, empty and failed, in both languages, light and dark', async function () {
    this.timeout(20_000)
    const element = await shown()
    find(element, 'h3 button')?.click()
    await until(() => find(element, 'table'))
    await expectAccessible(element)
    api.on('GET /v1/contracts', page([]))
    search(element, 'nic')
    await until(() => find(element, '.notice'))
    await expectAccessible(element)
    api.on('GET /v1/contracts', problem(500, 'internal'))
    search(element, 'nic więcej')
    await until(() => find(element, '[role=alert]'))
    await expectAccessible(element)
  })

  it('shows every contract with its state in words, its days and its supplier', async () => {
    const text = shadowText(await shown())
    expect(text).to.contain('SHZ/2026/1')
    expect(text).to.contain('Obowiązuje 1 sty 2026 – 31 gru 2027 Dostawca: ITwójka Sp. k.')
    expect(text).to.match(/Zakończona .*Bez dostawcy 1 urządzenie/)
    expect(text).to.match(/Nierozpoczęta .*5 urządzeń/)
    expect(text).to.contain('2 urządzenia')
  })

  it('opens the devices of a contract where they stand, and closes them again', async () => {
    const element = await shown()
    const button = find(element, 'h3 button')
    button?.click()
    await until(() => find(element, 'table'))
    expect(button?.getAttribute('aria-expanded')).to.equal('true')
    expect(shadowText(element)).to.contain('FG1000000001')
    button?.click()
    await until(() => !find(element, 'table'))
    expect(api.calls(devicesOf(1))).to.have.lengthOf(1)
  })

  it('asks for a ticket on a device of a valid contract, and only there', async () => {
    const element = await shown()
    for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>('h3 button') ?? [])
      button.click()
    await until(() => shadowText(element).includes(device(7).serialNumber))
    await until(() => find(element, '.act button'))
    expect(element.shadowRoot?.querySelectorAll('.act button')).to.have.lengthOf(2)
    const asked = new Promise<unknown>((resolve) => {
      element.addEventListener('hezo-navigate', (event) => {
        event.preventDefault()
        resolve(event.detail)
      })
    })
    find(element, '.act button')?.click()
    expect(await asked).to.deep.equal({
      to: 'tickets',
      newTicket: { contractId: contract(1).id, device: device(1) },
    })
  })

  it('finds a serial number in the old notation, says so, and shows the device', async () => {
    const element = await shown()
    api.on('GET /v1/contracts', page([contract(1)])).on(devicesOf(1), page([device(2)]))
    search(element, ' (H)-FG1000000002 ')
    await until(() => find(element, 'table'))
    expect(api.calls('GET /v1/contracts').at(-1)?.query.get('search')).to.equal('(H)-FG1000000002')
    expect(shadowText(element)).to.contain('Szukamy numeru FG1000000002.')
    expect(api.calls(devicesOf(1)).at(-1)?.query.get('search')).to.equal('(H)-FG1000000002')
  })

  it('shows all devices when the search meant the contract', async () => {
    const element = await shown()
    api.on('GET /v1/contracts', page([contract(1)])).on(devicesOf(1), page([]), page([device(1)]))
    search(element, 'SHZ/2026/1')
    await until(() => shadowText(element).includes(device(1).serialNumber))
    expect(api.calls(devicesOf(1)).map(({ query }) => query.get('search'))).to.deep.equal([
      'SHZ/2026/1',
      null,
    ])
  })

  it('loads the next page when its end comes into view', async () => {
    api.on('GET /v1/contracts', page([contract(1)], 'more'), page([contract(9)]))
    const element = await shown()
    await until(() => shadowText(element).includes('SHZ/2026/9'))
    expect(api.calls('GET /v1/contracts').at(-1)?.query.get('cursor')).to.equal('more')
    expect(find(element, '.more')).to.equal(null)
  })

  it('says what to do when there is nothing, and tries again when it failed', async () => {
    api.on('GET /v1/contracts', problem(500, 'internal'), page([]))
    const element = await shown()
    expect(find(element, '[role=alert] a')?.getAttribute('href')).to.equal('tel:+48122525600')
    find(element, '.hezo-actions button')?.click()
    await until(() => shadowText(element).includes('Nie ma tu jeszcze umów'))
  })

  it('names the company of each contract to HEZO, who opens no tickets', async () => {
    stubSupport('staff')
    const element = await shown()
    expect(shadowText(element)).to.contain('Zakłady „Śrubex” Sp. z o.o.')
    find(element, 'h3 button')?.click()
    await until(() => find(element, 'table'))
    expect(find(element, '.act')).to.equal(null)
  })

  it('asks to sign in when nobody is, and forgets what it showed when the session ends', async () => {
    const element = await shown()
    api.on('GET /v1/contracts', problem(401, 'session_ended'))
    search(element, 'x')
    const form = await until(() => element.querySelector<HTMLElement>('hezo-sign-in'))
    expect(form).to.not.equal(null)
    await until(() => shadowText(element).includes('Sesja wygasła'))
    expect(shadowText(element)).to.not.contain('SHZ/2026/1')
  })
})
