import { sentences as polish } from '@hezo/api/sentences/pl'
import { expect } from 'chai'
import { button, showAccount, submit } from '../testing/account-page.ts'
import { company, invitation, member } from '../testing/account-replies.ts'
import { type ApiStub, problem } from '../testing/api-stub.ts'
import { clear, expectAccessible, input, shadowText, type, until } from '../testing/page.ts'
import { stubSupport } from '../testing/signed-in.ts'
import { me, page } from '../testing/support-replies.ts'

const waiting = member(3, { status: 'waiting', lastSignInAt: null })
const change = `PATCH /v1/members/${member(2).id}`
const remove = `DELETE /v1/members/${member(2).id}`

let api: ApiStub

async function shown() {
  const both = await showAccount('people', 'hezo-account-members')
  await until(() => shadowText(both.part).includes('Jan Lis 2'))
  return both
}

function rows(part: Element): string[] {
  const items = part.shadowRoot?.querySelectorAll('.rows > li') ?? []
  return [...items].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
}

describe('the people of the company, to an owner', () => {
  beforeEach(() => {
    clear()
    api = stubSupport()
      .on('GET /v1/members', page([member(1), member(2), waiting]))
      .on('GET /v1/invitations', page([invitation(1)]))
      .on('GET /v1/company', [200, company()])
      .on(change, [200, member(2, { isOwner: true })])
      .on(remove, [204])
      .on('POST /v1/me/step-up', [204])
  })

  it('are accessible, also with a question', async function () {
    this.timeout(15_000)
    const { account, part } = await shown()
    await expectAccessible(account)
    await until(() => shadowText(part).includes('Usuń'))
    button(part, 'Usuń: Jan Lis 2').click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    await expectAccessible(account)
  })

  it('stand with those who wait first, and nothing to decide about oneself', async () => {
    const { part } = await shown()
    const [first, second, third] = rows(part)
    expect(first).to.contain('Jan Lis 3').and.contain('czeka na zgodę')
    expect(second).to.contain('Anna Nowak').and.contain('to Ty').and.not.contain('Usuń')
    expect(third).to.contain('jan2@firma.pl')
  })

  it('are let in at once, after the code when it is asked for', async () => {
    const approve = `PATCH /v1/members/${waiting.id}`
    const approved = { ...waiting, status: 'active' as const }
    api.on(approve, problem(403, 'step_up_required'), [200, approved])
    const { part } = await shown()
    button(part, 'Wpuść: Jan Lis 3').click()
    await until(() => document.querySelector('[name=code]'))
    type('code', '123456')
    submit()
    await until(() => !shadowText(part).includes('czeka na zgodę'))
    expect(api.calls(approve).at(-1)?.body).to.deep.equal({ isApproved: true })
  })

  it('become owners only after a question that says what that means', async () => {
    const { part } = await shown()
    button(part, 'Uczyń właścicielem: Jan Lis 2').click()
    await until(() => shadowText(part).includes('także Ciebie'))
    expect(api.calls(change)).to.deep.equal([])
    button(part, 'Uczyń właścicielem').click()
    await until(() => shadowText(part).includes('Odbierz rolę właściciela'))
    expect(api.calls(change)[0]?.body).to.deep.equal({ isOwner: true })
  })

  it('are removed only after a question, and stay when it is given up', async () => {
    const { part } = await shown()
    const opener = button(part, 'Usuń: Jan Lis 2')
    opener.click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    button(part, 'Anuluj').click()
    await until(() => part.shadowRoot?.activeElement === opener)
    expect(api.calls(remove)).to.deep.equal([])
    opener.click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    button(part, 'Usuń z firmy').click()
    await until(() => rows(part).length === 2)
  })

  it('say what stands against it, in place', async () => {
    api.on(remove, problem(409, 'last_owner'))
    const { part } = await shown()
    button(part, 'Usuń: Jan Lis 2').click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    button(part, 'Usuń z firmy').click()
    const alert = await until(() => part.shadowRoot?.querySelector('.opened [role=alert]'))
    expect(alert.textContent).to.contain(polish.problems.last_owner)
    expect(rows(part)).to.have.lengthOf(3)
  })

  it('are invited by mail, in the language that is chosen', async () => {
    api.on('POST /v1/invitations', [201, invitation(2)])
    const { part } = await showAccount('people', 'hezo-account-invitations')
    await until(() => shadowText(part).includes('Ewa Wilk 1'))
    button(part, 'Zaproś osobę').click()
    await until(() => document.querySelector('[name=email]'))
    type('firstName', 'Ewa')
    type('lastName', 'Wilk')
    type('email', 'ewa2@firma.pl')
    input('isOwner').click()
    api.on('GET /v1/invitations', page([invitation(2), invitation(1)]))
    submit()
    await until(() => shadowText(part).includes('Ewa Wilk 2'))
    const [sent] = api.calls('POST /v1/invitations')
    expect(sent?.body).to.deep.equal({
      firstName: 'Ewa',
      lastName: 'Wilk',
      email: 'ewa2@firma.pl',
      locale: 'pl',
      isOwner: true,
    })
    expect(sent?.headers.get('idempotency-key')).to.match(/^[0-9a-f]{32}$/)
  })

  it('no longer have the invitation that is withdrawn', async () => {
    api.on(`DELETE /v1/invitations/${invitation(1).id}`, [204])
    const { part } = await showAccount('people', 'hezo-account-invitations')
    await until(() => shadowText(part).includes('Ewa Wilk 1'))
    button(part, 'Wycofaj zaproszenie: ewa1@firma.pl').click()
    await until(() => !shadowText(part).includes('Ewa Wilk 1'))
    await until(() => shadowText(part).includes('Zaproszenie wycofane.'))
    expect(api.calls(`DELETE /v1/invitations/${invitation(1).id}`)).to.have.lengthOf(1)
  })

  it('wait for an owner once the switch is on, which turns when the server has said so', async () => {
    api.on('PATCH /v1/company', problem(500, 'internal'), [200, company(true)])
    const { part } = await showAccount('people', 'hezo-account-approval')
    const box = await until(() => part.shadowRoot?.querySelector<HTMLInputElement>('[role=switch]'))
    box.click()
    await until(() => part.shadowRoot?.querySelector('[role=alert]'))
    expect(box.checked).to.equal(false)
    button(part, 'Spróbuj ponownie').click()
    await until(() => box.checked)
    expect(api.calls('PATCH /v1/company')[1]?.body).to.deep.equal({ approvesNewPeople: true })
  })
})

describe('the people of the company, to everybody else', () => {
  beforeEach(() => {
    clear()
    api = stubSupport()
      .on('GET /v1/me', [200, { ...me(), isOwner: false }])
      .on('GET /v1/members', page([member(1, { isOwner: false }), member(2, { isOwner: true })]))
  })

  it('are names alone', async () => {
    const { account, part } = await shown()
    expect(shadowText(part)).to.not.contain('@')
    expect(part.shadowRoot?.querySelectorAll('button')).to.have.lengthOf(0)
    expect(account.querySelector('hezo-account-invitations')).to.equal(null)
    expect(api.calls('GET /v1/company')).to.deep.equal([])
  })

  it('are none while one waits oneself', async () => {
    api.on('GET /v1/me', [200, { ...me(), isApproved: false }])
    const { account } = await showAccount('people', 'hezo-account-profile')
    expect(shadowText(account)).to.not.contain('Osoby')
    expect(api.calls('GET /v1/members')).to.deep.equal([])
  })
})
