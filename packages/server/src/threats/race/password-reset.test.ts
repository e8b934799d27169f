// Threats: two who complete one reset both set a password; a sign-in under way with the old password
// slips through while it changes; a reset begun while the address changes is left to the old mailbox.
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beginReset, outcomeOf, signInAgain } from '../../testing/account-steps.ts'
import { passThrottleTime, travel } from '../../testing/post.ts'
import {
  codeIn,
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const password = 'zupełnie nowe hasło na zimę'
const rounds = [1, 2, 3, 4] as const
let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 3600)
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
    .execute()
  return rows.length
}

describe.each(rounds)('of two who complete one reset at once (%i)', () => {
  it('one sets the password', async () => {
    const reset = await beginReset(server, anna)
    const [one = '', two = ''] = anna.recoveryCodes
    const complete = (code: string, index: number) =>
      outcomeOf(
        server.client().passwordResets.complete({
          ...reset,
          password: `${password} ${index}`,
          secondFactor: { method: 'recovery_code', code },
        }),
      )
    const results = await Promise.all([complete(one, 0), complete(two, 1)])
    expect(results.toSorted()).toEqual(['ok', 'password_reset_ended'])
    const winner = { ...anna, password: `${password} ${results.indexOf('ok')}` }
    const client = await signInAgain(server, winner)
    expect((await client.me.get()).recoveryCodesLeft).toBe(9)
  })
})

describe.each(rounds)('a sign-in with the old password while it changes (%i)', () => {
  it.each(['totp', 'recovery_code'] as const)('leaves no session behind (%s)', async (method) => {
    const reset = await beginReset(server, anna)
    const [spare = '', code = ''] = anna.recoveryCodes
    const { challengeToken } = await server.client().signIns.create(credentials(anna))
    const given = method === 'totp' ? totpCode(server, anna.totpSecret) : code
    const results = await Promise.all([
      outcomeOf(
        server.client().passwordResets.complete({
          ...reset,
          password,
          secondFactor: { method: 'recovery_code', code: spare },
        }),
      ),
      outcomeOf(server.client().signIns.secondFactor({ method, challengeToken, code: given })),
    ])
    expect(results[0]).toBe('ok')
    expect(['ok', 'challenge_ended']).toContain(results[1])
    expect(await liveSessions()).toBe(0)
  })

  it('whose password was judged before opens nothing after', async () => {
    const reset = await beginReset(server, anna)
    const code = totpCode(server, anna.totpSecret)
    const [challenge] = await Promise.all([
      server
        .client()
        .signIns.create(credentials(anna))
        .catch(() => undefined),
      server.client().passwordResets.complete({
        ...reset,
        password,
        secondFactor: { method: 'totp', code },
      }),
    ])
    travel(server, 60)
    const late = server.client().signIns.secondFactor({
      method: 'totp',
      // Refused with the new password, it has no challenge to bring.
      challengeToken: challenge?.challengeToken ?? 'x'.repeat(43),
      code: totpCode(server, anna.totpSecret),
    })
    expect(await outcomeOf(late)).toBe('challenge_ended')
    expect(await liveSessions()).toBe(0)
  })
})

it('a challenge that was kept past all deletions is worth nothing with another password', async () => {
  const { db } = server.services
  const { challengeToken } = await server.client().signIns.create(credentials(anna))
  const kept = await db.selectFrom('sign_in_challenges').selectAll().execute()
  const client = await signInAgain(server, anna)
  await client.me.changePassword({ currentPassword: anna.password, newPassword: password })
  await db
    .insertInto('sign_in_challenges')
    .values(kept)
    .onConflict((oc) => oc.doNothing())
    .execute()
  travel(server, 60)
  const code = totpCode(server, anna.totpSecret)
  const late = server.client().signIns.secondFactor({ method: 'totp', challengeToken, code })
  expect(await outcomeOf(late)).toBe('challenge_ended')
})

it('a reset begun in the moment in which the address changes is worth nothing to the old mailbox', async () => {
  const { db } = server.services
  await beginReset(server, anna)
  const sent = server.mailbox.all.length
  const begun = await db.transaction().execute(async (tx) => {
    // As a change of address does, held open until the other one has read the address of before.
    const { id } = await tx
      .updateTable('users')
      .set({ email: `nowy.${anna.email}`, email_key: `nowy.${anna.email}` })
      .where('email', '=', anna.email)
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.deleteFrom('password_resets').where('user_id', '=', id).execute()
    const begin = server.client().passwordResets.create({ email: anna.email })
    await until(isWaiting)
    return { begin }
  })
  const { passwordResetToken } = await begun.begin
  const code = codeIn(await server.mailbox.newest(anna.email, sent))
  const secondFactor = { method: 'totp', code: totpCode(server, anna.totpSecret) } as const
  const complete = server
    .client()
    .passwordResets.complete({ passwordResetToken, code, password, secondFactor })
  expect(await outcomeOf(complete)).toBe('password_reset_ended')
})

/** Whether a statement waits for another one's lock. */
async function isWaiting(): Promise<boolean> {
  const { rows } = await sql`SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(server.services.db)
  return rows.length > 0
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setImmediate()
}
