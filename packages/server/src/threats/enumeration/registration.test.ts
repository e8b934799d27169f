// Threat: a stranger finds out which companies, contracts, serial numbers or e-mail addresses exist.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparableHeaders } from '../../testing/comparable-headers.ts'
import { behindProxy, countQueuedMails, post, type RawReply } from '../../testing/post.ts'
import {
  registerCustomer,
  registrationData,
  type SeededCompany,
  seedCompany,
  testNip,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { hashToken } from '../../platform/tokens.ts'
import { isEmailCode } from '../../features/account/email-code.ts'

let server: TestServer
let company: SeededCompany
let other: SeededCompany
let ended: SeededCompany
let future: SeededCompany
beforeAll(async () => {
  server = await createTestServer(behindProxy)
  company = await seedCompany(server.services)
  other = await seedCompany(server.services)
  ended = await seedCompany(server.services, { validFrom: '2025-01-01', validTo: '2026-11-22' })
  future = await seedCompany(server.services, { validFrom: '2026-11-24' })
})
afterAll(() => server.close())

let visitor = 0
/** Each from an address of its own, so that no throttle blurs the comparison. */
function register(wanted: SeededCompany, email = 'ktos@firma.example'): Promise<RawReply> {
  visitor += 1
  return post(server, '/v1/registrations', registrationData(wanted, email), {
    from: `203.0.113.${visitor}`,
  })
}

/** A reply but for what differs between any two: the request's id. */
function shape(reply: RawReply): unknown {
  const headers = comparableHeaders(reply.headers)
  return { ...reply, text: reply.text.length, headers, body: { ...reply.body, requestId: '' } }
}

describe('a wrong proof', () => {
  it('gives one answer, whatever part was wrong', async () => {
    const wrong = [
      { ...company, nip: testNip(9_000) },
      { ...company, contractNumber: 'SHZ/2026/NONE' },
      { ...company, serialNumber: 'FG9999999999' },
      { ...company, nip: other.nip },
      { ...company, contractNumber: other.contractNumber },
      { ...company, serialNumber: other.serialNumber },
      ended,
      future,
    ]
    const replies = []
    for (const proof of wrong) replies.push(await register(proof))
    expect(replies[0]).toMatchObject({ status: 422, code: 'entitlement_rejected' })
    for (const reply of replies) expect(shape(reply)).toEqual(shape(replies[0] ?? reply))
  })

  it('is rejected on the last day before and the first day after, in Warsaw', async () => {
    const today = await seedCompany(server.services, {
      validFrom: '2026-11-23',
      validTo: '2026-11-23',
    })
    const before = server.now
    try {
      server.now = new Date('2026-11-22T22:59:59Z')
      expect((await register(today)).code).toBe('entitlement_rejected')
      server.now = new Date('2026-11-22T23:00:00Z')
      expect((await register(today)).status).toBe(201)
      server.now = new Date('2026-11-23T22:59:59Z')
      expect((await register(today)).status).toBe(201)
      server.now = new Date('2026-11-23T23:00:00Z')
      expect((await register(today)).code).toBe('entitlement_rejected')
    } finally {
      server.now = before
    }
  })

  it('writes nothing and mails nobody', async () => {
    const email = 'nikt@firma.example'
    const mails = await countQueuedMails(server)
    await register({ ...company, serialNumber: 'FG9999999999' }, email)
    const rows = await server.services.db
      .selectFrom('registrations')
      .select('id')
      .where('email_key', '=', email)
      .execute()
    expect(rows).toEqual([])
    expect(await countQueuedMails(server)).toBe(mails)
  })
})

describe('an e-mail address with an account', () => {
  it('is answered like any other, step by step; only the mail tells', async () => {
    const person = await registerCustomer(server, company, { email: 'anna@firma.example' })
    const mailsBefore = server.mailbox.all.length
    const known = await register(company, 'ANNA@firma.example')
    const unknown = await register(company, 'ewa_@firma.example')
    expect(known.status).toBe(201)
    expect(known.text.length).toBe(unknown.text.length)
    expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body))

    const steps = [
      [
        '/v1/registrations/verify-email',
        { code: '000000' },
        { status: 422, code: 'code_rejected' },
      ],
      ['/v1/registrations/confirm-totp', { code: '000000' }, { code: 'registration_ended' }],
      ['/v1/registrations/resend-email', {}, { status: 429, code: 'rate_limited' }],
    ] as const
    for (const [path, input, answer] of steps) {
      const forKnown = await post(server, path, {
        registrationToken: known.body['registrationToken'],
        ...input,
      })
      const forUnknown = await post(server, path, {
        registrationToken: unknown.body['registrationToken'],
        ...input,
      })
      expect(forKnown).toMatchObject(answer)
      expect(shape(forKnown)).toEqual(shape(forUnknown))
    }

    const mail = await server.mailbox.newest(person.email, mailsBefore)
    expect(mail.subject).toBe('Masz już konto w myHEZO')
    expect(mail.text).not.toMatch(/^\s*\d{6}\s*$/m)
  })

  it('cannot be taken over by guessing: no code of six digits belongs to that registration', async () => {
    const started = await register(company, 'anna@firma.example')
    const token = String(started.body['registrationToken'])
    const row = await server.services.db
      .selectFrom('registrations')
      .select(['code_hash', 'email_verified_at'])
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirstOrThrow()
    expect(row.email_verified_at).toBeNull()
    const fitting = []
    for (let number = 0; number < 1_000_000; number += 1) {
      const code = String(number).padStart(6, '0')
      if (isEmailCode(code, token, row.code_hash)) fitting.push(code)
    }
    expect(fitting).toEqual([])
  })
})

it('a token that nobody was given is answered like an ended registration', async () => {
  const reply = await post(server, '/v1/registrations/verify-email', {
    registrationToken: 'x'.repeat(43),
    code: '123456',
  })
  expect(reply).toMatchObject({ status: 410, code: 'registration_ended' })
})
