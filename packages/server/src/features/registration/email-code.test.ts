// Threat: somebody registers under an address that is not his, by guessing or reading the code.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outcomes, post, type RawReply, travel } from '../../testing/post.ts'
import {
  codeIn,
  registrationData,
  type SeededCompany,
  seedCompany,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
let registrationToken: string
let code: string
let email: string
let count = 0

beforeAll(async () => {
  server = await createTestServer()
  company = await seedCompany(server.services)
})
afterAll(() => server.close())
beforeEach(async () => {
  email = `kod.${(count += 1)}@firma.example`
  const started = await server.client().registrations.create(registrationData(company, email))
  registrationToken = started.registrationToken
  code = codeIn(await server.mailbox.newest(email))
})

const verify = (typed: string): Promise<RawReply> =>
  post(server, '/v1/registrations/verify-email', { registrationToken, code: typed })
const resend = (): Promise<RawReply> =>
  post(server, '/v1/registrations/resend-email', { registrationToken })
const wrong = (): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('the mailed code', () => {
  it('is six digits and stands in the database only as a keyed hash', async () => {
    expect(code).toMatch(/^\d{6}$/)
    const row = await server.services.db
      .selectFrom('registrations')
      .selectAll()
      .where('email_key', '=', email)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(code)
    expect(row.code_hash).toHaveLength(32)
    expect(JSON.stringify(row)).not.toContain(registrationToken)
  })

  it('may be typed with spaces, but not in digits of another script', async () => {
    expect((await verify(`${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200)
    expect(await verify('１２３４５６')).toMatchObject({
      code: 'validation_failed',
      body: { fields: [{ path: 'code', code: 'totpCode.bad_character' }] },
    })
  })

  it('is dead after five wrong guesses, the right one among them or not', async () => {
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await verify(wrong())).code).toBe('code_rejected')
    }
    expect((await verify(code)).code).toBe('code_rejected')
  })

  it('is guessed at no more than five times by a burst', async () => {
    await Promise.all(Array.from({ length: 30 }, () => verify(wrong())))
    const row = await server.services.db
      .selectFrom('registrations')
      .select('code_attempts')
      .where('email_key', '=', email)
      .executeTakeFirstOrThrow()
    expect(row.code_attempts).toBe(5)
  })

  it('is good for half an hour', async () => {
    travel(server, 30 * 60 - 1)
    expect((await verify(code)).status).toBe(200)
    travel(server, 1)
    expect((await verify(code)).code).toBe('code_rejected')
  })

  it('gives the same secret when it is typed again, as after a reload', async () => {
    const first = await verify(code)
    const second = await verify(code)
    expect(second.body).toEqual(first.body)
  })
})

describe('a new code', () => {
  it('comes a minute later at the earliest, three times, and replaces the one before', async () => {
    expect(await resend()).toMatchObject({ code: 'rate_limited', retryAfter: 60 })
    const codes = [code]
    for (let again = 0; again < 3; again += 1) {
      travel(server, 60)
      const mails = server.mailbox.all.length
      expect((await resend()).status).toBe(204)
      codes.push(codeIn(await server.mailbox.newest(email, mails)))
    }
    travel(server, 60)
    expect(await resend()).toMatchObject({ code: 'rate_limited', retryAfter: 24 * 3600 - 240 })
    const last = codes.at(-1) ?? ''
    for (const old of codes.filter((earlier) => earlier !== last).slice(0, 4)) {
      expect((await verify(old)).code).toBe('code_rejected')
    }
    expect((await verify(last)).status).toBe(200)
  })

  it('is sent once when it is asked for twice at the same moment', async () => {
    travel(server, 60)
    const replies = await Promise.all([resend(), resend(), resend()])
    expect(outcomes(replies)).toEqual(['204', 'rate_limited', 'rate_limited'])
  })

  it('leads back to the same secret after the address was proven', async () => {
    const first = await verify(code)
    travel(server, 40 * 60)
    expect((await verify(code)).code).toBe('code_rejected')
    const mails = server.mailbox.all.length
    expect((await resend()).status).toBe(204)
    const renewed = codeIn(await server.mailbox.newest(email, mails))
    expect((await verify(renewed)).body).toEqual(first.body)
  })
})
