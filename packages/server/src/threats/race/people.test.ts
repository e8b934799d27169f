// Threats: two who decide about people in the same moment leave a company without an owner, let in whom
// one of them refused, or make two accounts of one invitation; what a removed person had under way
// goes through by half.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authenticate } from '../../features/sign-in/authenticate.ts'
import { outcomes, post, travel } from '../../testing/post.ts'
import { createSeed, type Seed, type SeededPerson } from '../../testing/seed.ts'
import { auditOf, linkIn, type SeededPeople, seedPeople } from '../../testing/seed-people.ts'
import {
  credentials,
  registerCustomer,
  registrationData,
  codeIn,
  seedCompany,
  testPassword,
  tokenIn,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const rounds = [1, 2, 3, 4, 5, 6] as const

let server: TestServer
let seed: Seed
let firm: SeededPeople
let second: SeededPerson
let count = 0
let email: string
beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
})
afterAll(() => server.close())
beforeEach(async () => {
  firm = await seedPeople(server, 'Kwiaty', seed)
  second = await firm.addOwner()
  email = `zaproszona.${(count += 1)}@wyscig.example`
})

/** `ok`, or the code of the refusal. */
async function outcome(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => (error as { code: string }).code,
  )
}

async function owners(): Promise<string[]> {
  const rows = await server.services.db
    .selectFrom('users')
    .select('id')
    .where('company_id', '=', firm.companyId)
    .where('is_owner', '=', true)
    .where('removed_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

const remove = (by: SeededPerson, whom: SeededPerson) =>
  by.client.members.remove({ memberId: whom.id })
const demote = (by: SeededPerson, whom: SeededPerson) =>
  by.client.members.update({ memberId: whom.id, isOwner: false })

describe.each(rounds)('of two owners at once (%i)', () => {
  it.each([
    ['remove each other', () => [remove(firm.owner, second), remove(second, firm.owner)]],
    ['demote each other', () => [demote(firm.owner, second), demote(second, firm.owner)]],
    ['leave', () => [remove(firm.owner, firm.owner), remove(second, second)]],
    ['step down', () => [demote(firm.owner, firm.owner), demote(second, second)]],
    [
      'demote the other and leave',
      () => [demote(firm.owner, second), remove(firm.owner, firm.owner)],
    ],
    [
      'demote, and be removed for it',
      () => [demote(firm.owner, second), remove(second, firm.owner)],
    ],
  ])('who %s, one stays', async (_, calls) => {
    const results = await Promise.all(calls().map(outcome))
    expect(await owners()).toHaveLength(1)
    expect(results.filter((result) => result === 'ok')).toHaveLength(1)
    const loser = results.find((result) => result !== 'ok')
    expect(['last_owner', 'forbidden', 'unauthenticated', 'session_ended']).toContain(loser)
  })
})

describe.each(rounds)('an owner who is demoted or removed meanwhile (%i)', () => {
  it.each([
    ['demoted', demote],
    ['removed', remove],
  ])('(%s) decides nothing from then on', async (_, deed) => {
    const colleague = await firm.addColleague()
    const decision = remove(second, colleague)
    const results = await Promise.all([outcome(deed(firm.owner, second)), outcome(decision)])
    expect(results[0]).toBe('ok')
    const deeds = (await auditOf(server, firm.companyId)).map(({ actor_id }) => actor_id)
    expect(deeds).toEqual(results[1] === 'ok' ? [second.id, firm.owner.id] : [firm.owner.id])
  })
})

describe.each(rounds)('a person who waits (%i)', () => {
  it('is not in when one owner approves and another one refuses', async () => {
    const waiting = await firm.addWaiting()
    const approve = firm.owner.client.members.update({ memberId: waiting.id, isApproved: true })
    const results = await Promise.all([outcome(approve), outcome(remove(second, waiting))])
    expect(results[1]).toBe('ok')
    expect(['ok', 'not_found']).toContain(results[0])
    const { accessToken } = waiting
    const actor = await authenticate(server.services, { accessToken, proof: undefined })
    expect(actor).toBeUndefined()
    const listed = (await firm.owner.client.members.list()).items.map(({ id }) => id)
    expect(listed).not.toContain(waiting.id)
  })

  it('is let in and told once when two owners approve', async () => {
    const waiting = await firm.addWaiting()
    const approve = ({ client }: SeededPerson) =>
      outcome(client.members.update({ memberId: waiting.id, isApproved: true }))
    expect(await Promise.all([approve(firm.owner), approve(second)])).toEqual(['ok', 'ok'])
    const approvals = await server.services.db
      .selectFrom('audit_events')
      .select('id')
      .where('action', '=', 'member.approved')
      .where('subject_id', '=', waiting.id)
      .execute()
    expect(approvals).toHaveLength(1)
  })
})

/** An invitation whose link has a password and an authenticator, ready for its last step. */
async function readyToAccept(by = firm.owner) {
  const sent = server.mailbox.all.length
  const whom = { email, firstName: 'Ola', lastName: 'Lis', locale: 'pl' } as const
  const { id } = await by.client.invitations.create(whom)
  const activationToken = tokenIn(linkIn(await server.mailbox.newest(email, sent)))
  const { body } = await post(server, '/v1/activations', {
    activationToken,
    password: testPassword,
  })
  const code = totpCode(server, String(body['secret']))
  const accept = () => post(server, '/v1/activations/confirm-totp', { activationToken, code })
  return { id, accept }
}

async function accountsOf(address: string): Promise<number> {
  const rows = await server.services.db
    .selectFrom('users')
    .select('id')
    .where('email_key', '=', address)
    .execute()
  return rows.length
}

describe.each(rounds)('an invitation (%i)', () => {
  it('accepted several times at once makes one account', async () => {
    const { accept } = await readyToAccept()
    const replies = await Promise.all([accept(), accept(), accept(), accept()])
    const ended = ['activation_ended', 'activation_ended', 'activation_ended']
    expect(outcomes(replies)).toEqual(['201', ...ended])
    expect((await firm.owner.client.members.list()).items).toHaveLength(3)
  })

  it('withdrawn while it is accepted is one or the other', async () => {
    const { id, accept } = await readyToAccept()
    const withdraw = outcome(second.client.invitations.remove({ invitationId: id }))
    const [accepted, withdrawn] = await Promise.all([accept(), withdraw])
    const isIn = accepted.status === 201
    expect([accepted.code, withdrawn]).toEqual(
      isIn ? [undefined, 'not_found'] : ['activation_ended', 'ok'],
    )
    expect(await accountsOf(email)).toBe(isIn ? 1 : 0)
  })

  it('accepted while its inviter is removed is accepted whole or not at all', async () => {
    const { accept } = await readyToAccept(second)
    const [accepted, removed] = await Promise.all([accept(), outcome(remove(firm.owner, second))])
    expect(removed).toBe('ok')
    expect(['201', 'activation_ended']).toContain(accepted.code ?? String(accepted.status))
    expect(await accountsOf(email)).toBe(accepted.status === 201 ? 1 : 0)
  })

  it('sent twice at once leaves one link that works', async () => {
    const whom = { email, firstName: 'Ola', lastName: 'Lis', locale: 'pl' } as const
    const invite = ({ client }: SeededPerson) => outcome(client.invitations.create(whom))
    expect(await Promise.all([invite(firm.owner), invite(second)])).toEqual(['ok', 'ok'])
    expect((await firm.owner.client.invitations.list()).items).toHaveLength(1)
  })

  it('accepted while its address registers elsewhere makes one account', async () => {
    const { accept } = await readyToAccept()
    const company = await seedCompany(server.services)
    const client = server.client()
    const sent = server.mailbox.all.length
    const { registrationToken } = await client.registrations.create(
      registrationData(company, email),
    )
    const code = codeIn(await server.mailbox.newest(email, sent))
    const { secret } = await client.registrations.verifyEmail({ registrationToken, code })
    const register = outcome(
      client.registrations.confirmTotp({ registrationToken, code: totpCode(server, secret) }),
    )
    const [accepted, registered] = await Promise.all([accept(), register])
    const results = [accepted.code ?? 'ok', registered].toSorted()
    expect([
      ['activation_ended', 'ok'],
      ['ok', 'registration_ended'],
    ]).toContainEqual(results)
    expect(await accountsOf(email)).toBe(1)
  })
})

describe.each(rounds)('a person who is removed (%i)', () => {
  it('while opening a ticket has opened all of it or none', async () => {
    const colleague = await firm.addColleague()
    const contract = await seed.contract({ companyId: firm.companyId })
    const opening = outcome(
      colleague.client.tickets.create({
        contractId: contract.id,
        deviceId: null,
        subject: 'W ostatniej chwili',
        body: 'Jeszcze to.',
        severity: 'low',
        sharedWithSupplier: false,
      }),
    )
    const [opened, removed] = await Promise.all([opening, outcome(remove(firm.owner, colleague))])
    expect(removed).toBe('ok')
    const { items } = await firm.owner.client.tickets.list()
    expect(items).toHaveLength(opened === 'ok' ? 1 : 0)
    for (const { id } of items) {
      const messages = await firm.owner.client.tickets.listMessages({ ticketId: id })
      expect(messages.items).toHaveLength(1)
    }
    await expect(colleague.client.tickets.list()).rejects.toMatchObject({ status: 401 })
  })

  it('while giving a phone number leaves none behind', async () => {
    const colleague = await firm.addColleague()
    const update = outcome(colleague.client.me.update({ phone: '+48123456789' }))
    const results = await Promise.all([update, outcome(remove(firm.owner, colleague))])
    expect(results[1]).toBe('ok')
    const { phone } = await server.services.db
      .selectFrom('users')
      .select('phone')
      .where('id', '=', colleague.id)
      .executeTakeFirstOrThrow()
    expect(phone).toBeNull()
  })
})

describe.each(['totp', 'recovery_code'] as const)('signing in with %s', (method) => {
  it('while being removed leaves no session behind, and fails for no other reason', async () => {
    const company = await seedCompany(server.services)
    const owner = await registerCustomer(server, company)
    for (const _ of rounds) {
      const person = await registerCustomer(server, company)
      const { id } = await person.client.me.get()
      travel(server, 30)
      const client = server.client()
      const { challengeToken } = await client.signIns.create(credentials(person))
      const code =
        method === 'totp' ? totpCode(server, person.totpSecret) : (person.recoveryCodes[0] ?? '')
      const signIn = client.signIns.secondFactor({ method, challengeToken, code })
      const [signedIn, removed] = await Promise.all([
        outcome(signIn),
        outcome(owner.client.members.remove({ memberId: id })),
      ])
      expect(removed).toBe('ok')
      expect(['ok', 'challenge_ended', 'second_factor_rejected']).toContain(signedIn)
      const alive = await server.services.db
        .selectFrom('sessions')
        .select('id')
        .where('user_id', '=', id)
        .where('ended_at', 'is', null)
        .execute()
      expect(alive).toEqual([])
    }
  })
})
