// Threats: who steals the mailed link gets in without the password, or guesses it there; a secret that
// was shown to him becomes the one that the person sets up.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { outcomeOf } from '../../testing/account-steps.ts'
import { approvedReset, openReset, stopTokenIn } from '../../testing/factor-resets.ts'
import { behindProxy, passThrottleTime, post } from '../../testing/post.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  testPassword,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer(behindProxy)
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 86_400)
  anna = await registerCustomer(server, await seedCompany(server.services))
  await approvedReset(server, anna)
})

it('the link alone gives nothing, and guesses there count with those at sign-in', async () => {
  const resetToken = await openReset(server, anna)
  const from = '203.0.113.77'
  const codes = []
  for (let tries = 0; tries < 5; tries += 1) {
    const given = { resetToken, password: `zgaduję ${tries}` }
    codes.push((await post(server, '/v1/factor-resets/start', given, { from })).code)
  }
  expect(codes).toEqual(Array(5).fill('validation_failed'))
  const right = { resetToken, password: testPassword }
  expect((await post(server, '/v1/factor-resets/start', right, { from })).code).toBe('rate_limited')
  expect((await post(server, '/v1/sign-ins', credentials(anna), { from })).code).toBe(
    'rate_limited',
  )
})

it('the link to stop it opens nothing', async () => {
  const stopToken = await stopTokenIn(server, anna.email)
  await openReset(server, anna)
  const start = server
    .client()
    .factorResets.start({ resetToken: stopToken, password: testPassword })
  expect(await outcomeOf(start)).toBe('factor_reset_ended')
})

it('a secret that was shown before is not the one that counts', async () => {
  const resetToken = await openReset(server, anna)
  const start = () => server.client().factorResets.start({ resetToken, password: testPassword })
  const [first, second] = [await start(), await start()]
  expect(first.secret).not.toBe(second.secret)
  const confirm = (secret: string) =>
    outcomeOf(
      server.client().factorResets.confirmTotp({ resetToken, code: totpCode(server, secret) }),
    )
  expect(await confirm(first.secret)).toBe('code_rejected')
  expect(await confirm(second.secret)).toBe('ok')
})

it('neither link lies readable in the database', async () => {
  const tokens = [await stopTokenIn(server, anna.email), await openReset(server, anna)]
  const { db } = server.services
  const rows = [
    await db.selectFrom('factor_resets').selectAll().execute(),
    await db.selectFrom('factor_reset_stops').selectAll().execute(),
    await db.selectFrom('audit_events').selectAll().execute(),
  ]
  const kept = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data)
      ? Buffer.from(value.data as number[]).toString('latin1')
      : value,
  )
  for (const token of tokens) {
    expect(token).toHaveLength(43)
    expect(kept).not.toContain(token)
  }
})
