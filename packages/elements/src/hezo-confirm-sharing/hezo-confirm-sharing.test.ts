import { expect } from 'chai'
import './hezo-confirm-sharing.ts'
import { type ApiStub, problem, stubApi } from '../testing/api-stub.ts'
import { clear, expectAccessible, press, shadowText, show, until } from '../testing/page.ts'

const token = 'confirm-token-of-a-test-long-enough'
const request = {
  ticket: { id: 'tkt_1', number: 'HZ-2026-000001', subject: 'Zasilacz nie działa' },
  supplier: { id: 'cmp_1', name: 'Partner IT' },
  expiresAt: '2026-11-26T10:00:00.000Z',
}

let api: ApiStub

describe('hezo-confirm-sharing', () => {
  beforeEach(() => {
    clear()
    api = stubApi()
      .on('POST /v1/sharing-requests/get', [200, request])
      .on('POST /v1/sharing-requests/confirm', [204])
  })

  it('shares nothing by being opened, and what it names when asked to', async () => {
    const element = await show('hezo-confirm-sharing', { token })
    await until(() => shadowText(element).includes('HZ-2026-000001'))
    expect(shadowText(element)).to.contain('Udostępnić zgłoszenie firmie Partner IT?')
    expect(shadowText(element)).to.contain('Zasilacz nie działa')
    expect(api.calls('POST /v1/sharing-requests/confirm')).to.deep.equal([])
    press()
    await until(() => shadowText(element).includes('Zgłoszenie udostępnione firmie Partner IT'))
    await expectAccessible(element)
    const [sent] = api.calls('POST /v1/sharing-requests/confirm')
    expect(sent?.body).to.deep.equal({ confirmToken: token })
  })

  it('is accessible before it is confirmed', async () => {
    const element = await show('hezo-confirm-sharing', { token })
    await until(() => shadowText(element).includes('HZ-2026-000001'))
    await expectAccessible(element)
  })

  it('says so when the link has ended', async () => {
    api.on('POST /v1/sharing-requests/get', problem(410, 'sharing_request_ended'))
    await show('hezo-confirm-sharing', { token })
    const alert = await until(() => document.querySelector('[role=alert]'))
    expect(alert.textContent).to.contain('wygasł')
  })
})
