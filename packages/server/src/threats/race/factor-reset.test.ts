// Threats: two who approve one reset mail twice or count twice; one that is stopped while somebody
// approves or completes it goes through; a sign-in at that moment leaves both.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOf } from '../../testing/account-steps.ts'
import {
  approvedReset,
  callBack,
  openReset,
  seedStaff,
  statusOfReset,
  stopTokenIn,
} from '../../testing/factor-resets.ts'
import { countQueuedMails, passThrottleTime, travel } from '../../testing/post.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  testPassword,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const rounds = [1, 2, 3, 4] as const
let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 86_400)
  anna = await registerCustomer(server, await seedCompany(server.services))
  travel(server, 60)
})

async function liveSessions(): Promise<number> {
  const rows = await server.services.db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .select('sessions.id')
    .where('users.email', '=', anna.email)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', server.now)
    .execute()
  return rows.length
}

/** A reset whose link was opened with the password; what is left is the first code. */
async function readyReset() {
  const { id } = await approvedReset(server, anna)
  const resetToken = await openReset(server, anna)
  const client = server.client()
  const { secret } = await client.factorResets.start({ resetToken, password: testPassword })
  return { id, resetToken, secret }
}

describe.each(rounds)('at once (%i)', () => {
  it('one of two writes a lost factor down', async () => {
    const { first, second } = await seedStaff(server)
    const results = await Promise.all(
      [first, second].map(({ client }) =>
        outcomeOf(client.factorResets.create({ email: anna.email, callBack })),
      ),
    )
    expect(results.toSorted()).toEqual(['factor_reset_open', 'ok'])
  })

  it('one of two approves, and one letter goes out', async () => {
    const { first, second } = await seedStaff(server)
    const { first: third } = await seedStaff(server)
    const { id } = await first.client.factorResets.create({ email: anna.email, callBack })
    const before = await countQueuedMails(server)
    const results = await Promise.all(
      [second, third].map(({ client }) =>
        outcomeOf(client.factorResets.approve({ factorResetId: id })),
      ),
    )
    expect(results.toSorted()).toEqual(['factor_reset_decided', 'ok'])
    expect((await countQueuedMails(server)) - before).toBe(1)
  })

  it('who approves and who stops: it is stopped, or was', async () => {
    const { first, second } = await seedStaff(server)
    const { id } = await first.client.factorResets.create({ email: anna.email, callBack })
    const results = await Promise.all([
      outcomeOf(second.client.factorResets.approve({ factorResetId: id })),
      outcomeOf(first.client.factorResets.remove({ factorResetId: id })),
    ])
    expect(results[1]).toBe('ok')
    expect(['ok', 'factor_reset_decided']).toContain(results[0])
    expect(await statusOfReset(server, id)).toBe('stopped')
  })

  it('who completes and who stops: one of them is too late', async () => {
    const { id, resetToken, secret } = await readyReset()
    const stopToken = await stopTokenIn(server, anna.email)
    const code = totpCode(server, secret)
    const [completed] = await Promise.all([
      outcomeOf(server.client().factorResets.confirmTotp({ resetToken, code })),
      outcomeOf(server.client().factorResets.stop({ stopToken })),
    ])
    expect(await statusOfReset(server, id)).toBe(completed === 'ok' ? 'completed' : 'stopped')
    expect(['ok', 'factor_reset_ended']).toContain(completed)
  })

  it('two who complete: one account, one session', async () => {
    const { resetToken, secret } = await readyReset()
    const code = totpCode(server, secret)
    const confirm = () => outcomeOf(server.client().factorResets.confirmTotp({ resetToken, code }))
    expect((await Promise.all([confirm(), confirm()])).toSorted()).toEqual([
      'factor_reset_ended',
      'ok',
    ])
    expect(await liveSessions()).toBe(1)
  })

  it.each(['totp', 'recovery_code'] as const)(
    'who completes and who signs in with the old factor (%s): one of them',
    async (method) => {
      const { id, resetToken, secret } = await readyReset()
      const { challengeToken } = await server.client().signIns.create(credentials(anna))
      const old = method === 'totp' ? totpCode(server, anna.totpSecret) : anna.recoveryCodes[0]
      const given = { method, challengeToken, code: old ?? '' }
      const code = totpCode(server, secret)
      const [completed, signedIn] = await Promise.all([
        outcomeOf(server.client().factorResets.confirmTotp({ resetToken, code })),
        outcomeOf(server.client().signIns.secondFactor(given)),
      ])
      const results = { completed, isSignedIn: signedIn === 'ok' }
      const status = await statusOfReset(server, id)
      expect([
        { completed: 'ok', isSignedIn: false, status: 'completed' },
        { completed: 'factor_reset_ended', isSignedIn: true, status: 'signed_in' },
      ]).toContainEqual({ ...results, status })
    },
  )
})
