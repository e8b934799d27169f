// Threats: a code that no authenticator shows gets in, a clock that is a little off keeps a person out,
// a machine tries every code.
import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, type RawReply } from '../../testing/post.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
let day = 0
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())

/** Moves to a second of a time step, on a day of its own. */
function travelTo(second: number): void {
  day += 1
  server.now = new Date(Date.UTC(2026, 11, 1 + day, 12, 0, second))
}
async function answer(code: string, method = 'totp'): Promise<RawReply> {
  const { challengeToken } = await server.client().signIns.create(credentials(anna))
  return post(server, '/v1/sign-ins/second-factor', { method, challengeToken, code })
}
/** What a phone shows whose clock is off by so many seconds. */
function phoneShows(off: number): string {
  const epoch = Math.floor(server.now.getTime() / 1000) + off
  return generateSync({ secret: anna.totpSecret, epoch })
}

describe('the clock of a phone', () => {
  it.each([
    ['29 s behind, as a step begins', 0, -29, 201],
    ['31 s behind, as a step begins', 0, -31, 401],
    ['29 s ahead, as a step ends', 29, 29, 201],
    ['31 s ahead, as a step ends', 29, 31, 401],
    ['31 s behind, as a step ends', 29, -31, 201],
    ['31 s ahead, as a step begins', 0, 31, 201],
  ])('%s', async (_, second, off, status) => {
    travelTo(second)
    expect((await answer(phoneShows(off))).status).toBe(status)
  })
})

describe('a code as people type it', () => {
  it.each([
    ['with a space in the middle', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
    ['with spaces around', (code: string) => `  ${code}\t`],
    ['with no-break spaces', (code: string) => code.replaceAll(/\d/g, '$&\u00a0')],
  ])('%s is right', async (_, typed) => {
    travelTo(10)
    expect((await answer(typed(totpCode(server, anna.totpSecret)))).status).toBe(201)
  })

  const digits = (zero: number) => (code: string) =>
    code.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))

  it.each([
    ['in Arabic-Indic digits', digits(0x0660), 'totpCode.bad_character'],
    ['in full-width digits', digits(0xff10), 'totpCode.bad_character'],
    ['in bold digits', digits(0x1d7ce), 'totpCode.bad_character'],
    ['one digit short', (code: string) => code.slice(1), 'totpCode.wrong_length'],
    ['one digit long', (code: string) => `${code}0`, 'totpCode.wrong_length'],
    ['with a minus', (code: string) => `-${code.slice(1)}`, 'totpCode.bad_character'],
    ['empty', () => '', 'totpCode.empty'],
    ['three thousand digits long', (code: string) => code.repeat(500), 'totpCode.wrong_length'],
  ])('%s is refused before it is looked at', async (_, typed, code) => {
    travelTo(10)
    const reply = await answer(typed(totpCode(server, anna.totpSecret)))
    expect(reply.body).toMatchObject({
      code: 'validation_failed',
      fields: [{ path: 'code', code }],
    })
  })

  it('is no recovery code, and a recovery code no code', async () => {
    travelTo(10)
    const code = totpCode(server, anna.totpSecret)
    expect((await answer(code, 'recovery_code')).code).toBe('validation_failed')
    expect((await answer(anna.recoveryCodes[0] ?? '')).code).toBe('validation_failed')
  })
})

it('of a thousand wrong codes ten are judged', async () => {
  travelTo(10)
  const { challengeToken } = await server.client().signIns.create(credentials(anna))
  const near = [-1, 0, 1].map((step) => totpCode(server, anna.totpSecret, step))
  const outcomes = new Map<string, number>()
  let token = challengeToken
  for (let number = 0; number < 1000; number += 1) {
    const code = String(number).padStart(6, '0')
    if (near.includes(code)) continue
    const body = { method: 'totp', challengeToken: token, code }
    const reply = await post(server, '/v1/sign-ins/second-factor', body)
    const outcome = reply.code ?? String(reply.status)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    if (outcome === 'challenge_ended') {
      token = (await server.client().signIns.create(credentials(anna))).challengeToken
    }
  }
  expect(outcomes.get('second_factor_rejected')).toBe(10)
  expect(outcomes.get('201')).toBeUndefined()
}, 30_000)
