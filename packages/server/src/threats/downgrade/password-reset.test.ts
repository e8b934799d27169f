// Threat: whoever reads the mailbox gets in without the second factor, or gets rid of it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beginReset, outcomeOf, signInAgain, wrongCode } from '../../testing/account-steps.ts'
import { behindProxy, passThrottleTime, post, travel } from '../../testing/post.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const password = 'zupełnie nowe hasło na zimę'
let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer(behindProxy)
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 3600)
  anna = await registerCustomer(server, await seedCompany(server.services))
  travel(server, 60)
})

const complete = (body: object) => post(server, '/v1/password-resets/complete', body)
const totp = (code: string) => ({ method: 'totp', code })

describe('who has the mailbox alone', () => {
  it.each([
    ['no second factor', {}, 'validation_failed'],
    ['null', { secondFactor: null }, 'validation_failed'],
    [
      'a kind that does not exist',
      { secondFactor: { method: 'email', code: '123456' } },
      'validation_failed',
    ],
    [
      'a recovery code that was invented',
      { secondFactor: { method: 'recovery_code', code: 'AAAA-BBBB-CCCC-DDDD' } },
      'second_factor_rejected',
    ],
  ])('and gives %s changes nothing', async (_, more, code) => {
    const reset = await beginReset(server, anna)
    expect((await complete({ ...reset, password, ...more })).code).toBe(code)
    expect((await signInAgain(server, anna)).session).toBeDefined()
  })

  it('and guesses codes of the app has five tries in a reset, and ten in a day', async () => {
    const outcomes = []
    for (let resets = 0; resets < 3; resets += 1) {
      const reset = await beginReset(server, anna)
      for (let tries = 0; tries < 6; tries += 1) {
        const code = wrongCode(totpCode(server, anna.totpSecret))
        outcomes.push((await complete({ ...reset, password, secondFactor: totp(code) })).code)
      }
    }
    const five = Array<string>(5).fill('second_factor_rejected')
    expect(outcomes.slice(0, 12)).toEqual([
      ...five,
      'password_reset_ended',
      ...five,
      'password_reset_ended',
    ])
    expect(outcomes.slice(12)).toEqual(Array(6).fill('rate_limited'))
  })

  it('and keeps the person waiting takes none of the five tries of the reset', async () => {
    for (let resets = 0; resets < 2; resets += 1) {
      const reset = await beginReset(server, anna)
      for (let tries = 0; tries < 5; tries += 1) {
        const code = wrongCode(totpCode(server, anna.totpSecret))
        await complete({ ...reset, password, secondFactor: totp(code) })
      }
    }
    const reset = await beginReset(server, anna)
    const right = () =>
      complete({ ...reset, password, secondFactor: totp(totpCode(server, anna.totpSecret)) })
    for (let tries = 0; tries < 8; tries += 1) expect((await right()).code).toBe('rate_limited')
    await passThrottleTime(server, 3600)
    expect((await right()).status).toBe(204)
  })

  it('spends the same budget as at sign-in', async () => {
    for (let resets = 0; resets < 2; resets += 1) {
      const reset = await beginReset(server, anna)
      for (let tries = 0; tries < 5; tries += 1) {
        const code = wrongCode(totpCode(server, anna.totpSecret))
        const from = '203.0.113.9'
        await post(
          server,
          '/v1/password-resets/complete',
          { ...reset, password, secondFactor: totp(code) },
          { from },
        )
      }
    }
    const from = '203.0.113.10'
    const { body } = await post(server, '/v1/sign-ins', credentials(anna), { from })
    const code = wrongCode(totpCode(server, anna.totpSecret))
    const given = { ...totp(code), challengeToken: body['challengeToken'] }
    const reply = await post(server, '/v1/sign-ins/second-factor', given, { from })
    expect(reply.code).toBe('rate_limited')
  })

  it('learns nothing about the password rules of the company before the second factor', async () => {
    const reset = await beginReset(server, anna)
    const secondFactor = totp(wrongCode(totpCode(server, anna.totpSecret)))
    const own = await complete({ ...reset, password: `${anna.email} i coś`, secondFactor })
    expect(own.code).toBe('second_factor_rejected')
  })
})

it('a reset leaves authenticator and recovery codes as they were', async () => {
  const reset = await beginReset(server, anna)
  const secondFactor = { method: 'totp' as const, code: totpCode(server, anna.totpSecret) }
  await server.client().passwordResets.complete({ ...reset, password, secondFactor })
  const client = await signInAgain(server, { ...anna, password })
  expect((await client.me.get()).recoveryCodesLeft).toBe(10)
})

it('a code of the app that completed a reset counts as used', async () => {
  const reset = await beginReset(server, anna)
  const code = totpCode(server, anna.totpSecret)
  const secondFactor = { method: 'totp' as const, code }
  await server.client().passwordResets.complete({ ...reset, password, secondFactor })
  const { challengeToken } = await server.client().signIns.create({ email: anna.email, password })
  const again = server.client().signIns.secondFactor({ method: 'totp', challengeToken, code })
  expect(await outcomeOf(again)).toBe('second_factor_rejected')
})
