// Threat: a double click, a lost reply or two tabs make two accounts, or none.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countQueuedMails, outcomes, post } from '../../testing/post.ts'
import {
  codeIn,
  registrationData,
  type SeededCompany,
  seedCompany,
  testPassword,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
beforeAll(async () => {
  server = await createTestServer()
  company = await seedCompany(server.services)
})
afterAll(() => server.close())

/** A registration that needs nothing but its last step. */
async function begin(email: string, wanted = company) {
  const client = server.client()
  const { registrationToken } = await client.registrations.create(registrationData(wanted, email))
  const mailed = codeIn(await server.mailbox.newest(email))
  const { secret } = await client.registrations.verifyEmail({ registrationToken, code: mailed })
  return { registrationToken, code: totpCode(server, secret), secret }
}

async function usersWith(email: string): Promise<number> {
  const rows = await server.services.db
    .selectFrom('users')
    .select('id')
    .where('email_key', '=', email)
    .execute()
  return rows.length
}

describe('the last step', () => {
  it('done by five requests at once makes one account', async () => {
    const email = 'piec@firma.example'
    const { registrationToken, code } = await begin(email)
    const replies = await Promise.all(
      Array.from({ length: 5 }, () =>
        post(server, '/v1/registrations/confirm-totp', { registrationToken, code }),
      ),
    )
    expect(outcomes(replies)).toEqual([
      '201',
      ...Array.from({ length: 4 }, () => 'registration_ended'),
    ])
    expect(await usersWith(email)).toBe(1)
  })

  it('gives its answer again to a repeat of the same request, and to no other', async () => {
    const email = 'powtorka@firma.example'
    const { registrationToken, code } = await begin(email)
    const again = { registrationToken, code }
    const key = 'the-same-request-again'
    const first = await post(server, '/v1/registrations/confirm-totp', again, { key })
    const second = await post(server, '/v1/registrations/confirm-totp', again, { key })
    expect(first.status).toBe(201)
    expect(second.text).toBe(first.text)
    const other = await post(server, '/v1/registrations/confirm-totp', again)
    expect(other.code).toBe('registration_ended')
  })

  it('of two registrations under one address makes one account', async () => {
    const email = 'dwie@firma.example'
    const one = await begin(email)
    const client = server.client()
    const mails = server.mailbox.all.length
    const { registrationToken } = await client.registrations.create(
      registrationData(company, email),
    )
    const mailed = codeIn(await server.mailbox.newest(email, mails))
    const { secret } = await client.registrations.verifyEmail({ registrationToken, code: mailed })
    const replies = await Promise.all(
      [one, { registrationToken, code: totpCode(server, secret) }].map((last) =>
        post(server, '/v1/registrations/confirm-totp', {
          registrationToken: last.registrationToken,
          code: last.code,
        }),
      ),
    )
    expect(outcomes(replies)).toEqual(['201', 'registration_ended'])
    expect(await usersWith(email)).toBe(1)
  })

  it('of two first people of a company makes one owner', async () => {
    const fresh = await seedCompany(server.services)
    const people = [
      await begin('pierwszy.a@firma.example', fresh),
      await begin('pierwszy.b@firma.example', fresh),
    ]
    await Promise.all(
      people.map(({ registrationToken, code }) =>
        post(server, '/v1/registrations/confirm-totp', { registrationToken, code }),
      ),
    )
    const rows = await server.services.db
      .selectFrom('users')
      .select('is_owner')
      .where('company_id', '=', fresh.companyId)
      .execute()
    expect(rows.filter(({ is_owner }) => is_owner)).toHaveLength(1)
    expect(rows).toHaveLength(2)
  })

  it('can be guessed at ten times', async () => {
    const { registrationToken, code } = await begin('zgaduje@firma.example')
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    for (let guess = 0; guess < 10; guess += 1) {
      const reply = await post(server, '/v1/registrations/confirm-totp', {
        registrationToken,
        code: wrong,
      })
      expect(reply.code).toBe('code_rejected')
    }
    const right = await post(server, '/v1/registrations/confirm-totp', { registrationToken, code })
    expect(right.code).toBe('registration_ended')
  })
})

it('the first step repeated with its key gives the same registration and one mail', async () => {
  const email = 'klucz@firma.example'
  const key = 'first-step-with-its-key'
  const data = registrationData(company, email)
  const mails = await countQueuedMails(server)
  const first = await post(server, '/v1/registrations', data, { key })
  const second = await post(server, '/v1/registrations', data, { key })
  expect(first.status).toBe(201)
  expect(second.text).toBe(first.text)
  expect(await countQueuedMails(server)).toBe(mails + 1)
})

it("the authenticator's first code signs nobody in a second time", async () => {
  const email = 'krok@firma.example'
  const { registrationToken, code } = await begin(email)
  const client = server.client()
  await client.registrations.confirmTotp({ registrationToken, code })
  const { challengeToken } = await client.signIns.create({ email, password: testPassword })
  const replayed = client.signIns.secondFactor({ method: 'totp', challengeToken, code })
  await expect(replayed).rejects.toMatchObject({ code: 'second_factor_rejected' })
})
