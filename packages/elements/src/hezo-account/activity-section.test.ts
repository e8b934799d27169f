import { auditActions } from '@hezo/api'
import { expect } from 'chai'
import { button, showAccount } from '../testing/account-page.ts'
import { event } from '../testing/account-replies.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import { clear, expectAccessible, shadowText, until } from '../testing/page.ts'
import { stubSupport } from '../testing/signed-in.ts'
import { me, page } from '../testing/support-replies.ts'
import { eventSentence } from './event-words.ts'

const call = 'GET /v1/audit-events'
let api: ApiStub

async function shown() {
  const both = await showAccount('activity', 'hezo-account-activity')
  await until(() => shadowText(both.part).includes('Anna Nowak'))
  return both
}

describe('what happened in the account', () => {
  beforeEach(() => {
    clear()
    const removed = { kind: 'user', id: me().id, label: 'Jan Lis' } as const
    api = stubSupport().on(
      call,
      page([
        event(3, { action: 'member.removed', subject: removed }),
        event(2, { action: 'sign_in.failed', actor: null, details: { count: 4 } }),
        event(1),
      ]),
    )
  })

  it('is accessible', async function () {
    this.timeout(15_000)
    const { account } = await shown()
    await expectAccessible(account)
  })

  it('is told in sentences: what, how often, who, when and from where', async () => {
    const { part } = await shown()
    const rows = [...(part.shadowRoot?.querySelectorAll('.rows > li') ?? [])].map((row) =>
      row.textContent.replace(/\s+/g, ' ').trim(),
    )
    expect(rows[0]).to.match(/^Usunięto z firmy: Jan Lis Anna Nowak, 22 lis 2026, \d\d:05, adres/)
    expect(rows[1]).to.contain('Nieudane logowanie (4 razy) Ktoś niezalogowany')
  })

  it('has words for everything that is recorded', () => {
    const said = auditActions.map((action) => eventSentence(event(1, { action })))
    expect(said.filter((sentence) => sentence === 'Inne zdarzenie')).to.deep.equal([])
  })

  it('is of the whole company, or of the own account alone, as an owner chooses', async () => {
    const { part } = await shown()
    expect(api.calls(call)[0]?.query.has('personId')).to.equal(false)
    const select = part.shadowRoot?.querySelector('select')
    if (!select) throw new Error('no choice')
    select.value = 'me'
    select.dispatchEvent(new Event('change'))
    await until(() => api.calls(call)[1])
    expect(api.calls(call)[1]?.query.get('personId')).to.equal(me().id)
  })

  it('is of the own account alone for everybody else', async () => {
    api.on('GET /v1/me', [200, { ...me(), isOwner: false }])
    const { part } = await shown()
    expect(api.calls(call)[0]?.query.get('personId')).to.equal(me().id)
    expect(part.shadowRoot?.querySelectorAll('select')).to.have.lengthOf(0)
  })

  it('comes page by page', async () => {
    api.on(call, page([event(2)], 'next'), problem(500, 'internal'), page([event(1)]))
    const { part } = await shown()
    await until(() => part.shadowRoot?.querySelector('[role=alert]'))
    button(part, 'Spróbuj ponownie').click()
    await until(() => part.shadowRoot?.querySelectorAll('.rows > li').length === 2)
    expect(api.calls(call)[2]?.query.get('cursor')).to.equal('next')
  })
})
