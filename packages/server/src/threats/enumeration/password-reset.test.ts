// Threat: a stranger finds out by asking for a new password who has an account.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addStaff } from '../../features/staff/add-staff.ts'
import { comparableHeaders } from '../../testing/comparable-headers.ts'
import { behindProxy, countQueuedMails, post, type RawReply } from '../../testing/post.ts'
import { registerCustomer, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const kinds = ['known', 'unknown', 'neverActivated'] as const
const addresses = {
  known: 'anna.nowak@firma.example',
  unknown: 'nikt.inny@firma.example',
  neverActivated: 'nowy.ktos@hezo.example',
}
let server: TestServer
beforeAll(async () => {
  server = await createTestServer(behindProxy)
  await registerCustomer(server, await seedCompany(server.services), { email: addresses.known })
  const person = { firstName: 'Jan', lastName: 'Nowy' }
  await addStaff(server.services, { email: addresses.neverActivated, ...person })
})
afterAll(() => server.close())

let from = 0
const ask = (email: string) =>
  post(server, '/v1/password-resets', { email }, { from: `203.0.113.${(from += 1)}` })

function shape(reply: RawReply): unknown {
  const text = reply.text
    .replace(/"passwordResetToken":"[\w-]{43}"/, 'token')
    .replaceAll(/"requestId":"[^"]*"/g, '')
  return { status: reply.status, text, headers: comparableHeaders(reply.headers) }
}

describe('an address', () => {
  it('with an account, without one and with one never activated get one answer', async () => {
    const replies = []
    for (const kind of kinds) replies.push(shape(await ask(addresses[kind])))
    expect(replies[0]).toMatchObject({ status: 202 })
    expect(replies[1]).toEqual(replies[0])
    expect(replies[2]).toEqual(replies[0])
  })

  it('of each kind is worked for beforehand, and leaves nothing until then', async () => {
    const before = await countQueuedMails(server)
    for (const kind of kinds) {
      const body = { email: addresses[kind] }
      const reply = await post(server, '/v1/password-resets', body, { works: false })
      expect(reply).toMatchObject({ status: 403, code: 'proof_of_work_required' })
    }
    expect(await countQueuedMails(server)).toBe(before)
  })

  it('of each kind costs the same rows and a letter, of which only one arrives', async () => {
    const count = async () => {
      const { db } = server.services
      const audit = await db
        .selectFrom('audit_events')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      const resets = await db.selectFrom('password_resets').select('token_hash').execute()
      return [await countQueuedMails(server), audit.count, resets.length]
    }
    const costs = []
    for (const kind of kinds) {
      const before = await count()
      await ask(addresses[kind])
      costs.push((await count()).map((after, index) => after - (before[index] ?? 0)))
    }
    expect(costs).toEqual([
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 0],
    ])
    await server.mailbox.newest(addresses.known)
    const strangers: string[] = [addresses.unknown, addresses.neverActivated]
    expect(server.mailbox.all.filter(({ to }) => strangers.includes(to))).toEqual([])
  })

  it('of each kind is slowed down after as many', async () => {
    const answers = []
    for (const kind of kinds) {
      const codes = []
      for (let tries = 0; tries < 8; tries += 1) codes.push((await ask(addresses[kind])).code)
      answers.push(codes)
    }
    expect(answers[0]?.at(-1)).toBe('rate_limited')
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })
})

it('guesses at the mailed code get one answer, until the fifth and after it', async () => {
  const outcomes = []
  for (const email of ['anna.druga@firma.example', 'nikt.drugi@firma.example']) {
    if (email.startsWith('anna')) {
      await registerCustomer(server, await seedCompany(server.services), { email })
    }
    const { body } = await ask(email)
    const codes = []
    for (let tries = 0; tries < 6; tries += 1) {
      const given = {
        passwordResetToken: body['passwordResetToken'],
        code: '000000',
        password: 'hutmet na zawsze',
        secondFactor: { method: 'totp', code: '123456' },
      }
      codes.push(shape(await post(server, '/v1/password-resets/complete', given)))
    }
    outcomes.push(codes)
  }
  expect(outcomes[1]).toEqual(outcomes[0])
  expect(outcomes[0]?.at(-1)).toMatchObject({ status: 410 })
})
