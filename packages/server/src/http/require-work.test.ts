// Prevents: work for people who are signed in, work asked of nobody, work that a browser may not send.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestKey, addressOf, secondsNow } from '../testing/dpop.ts'
import { startBoundSession } from '../testing/bound-session.ts'
import { post, travel } from '../testing/post.ts'
import {
  registerCustomer,
  registrationData,
  seedCompany,
  type TestPerson,
} from '../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../testing/test-server.ts'

const question = {
  name: 'Anna',
  email: 'anna@example.test',
  message: 'Proszę o telefon.',
  locale: 'pl',
} as const
const path = '/v1/contact'

let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())

const usedWork = async (): Promise<number> =>
  (await server.services.db.selectFrom('used_once').select('key_hash').execute()).length

describe('somebody signed in', () => {
  it('asks HEZO without working, by the SDK', async () => {
    await anna.client.me.get()
    const before = await usedWork()
    expect((await anna.client.contact.create(question)).reference).toMatch(/^K-/)
    // Noted is the proof of the one request.
    expect(await usedWork()).toBe(before + 1)
  })

  it('asks without working only with the proof that goes with the token', async () => {
    const key = await createTestKey()
    const { accessToken } = await startBoundSession(server, anna, key)
    const ask = async (dpop?: string): Promise<number> => {
      const headers = { Authorization: `DPoP ${accessToken}`, ...(dpop && { DPoP: dpop }) }
      return (await post(server, path, question, { works: false, headers })).status
    }
    const proof = await key.prove({
      htm: 'POST',
      htu: addressOf(path),
      iat: secondsNow(server),
      accessToken,
    })
    expect(await ask()).toBe(403)
    expect(await ask(proof)).toBe(202)
    expect(await ask(proof)).toBe(403)
  })

  it('whose session has ended works like anybody, and is heard', async () => {
    const key = await createTestKey()
    const { accessToken } = await startBoundSession(server, anna, key)
    travel(server, 3600)
    const headers = { Authorization: `DPoP ${accessToken}` }
    expect((await post(server, path, question, { works: false, headers })).status).toBe(403)
    expect((await post(server, path, question, { headers })).status).toBe(202)
  })

  it('with a token that is none works like anybody', async () => {
    const headers = { Authorization: 'Bearer nonsense' }
    const reply = await post(server, path, question, { works: false, headers })
    expect(reply.code).toBe('proof_of_work_required')
  })
})

describe('nobody signed in', () => {
  it('works for contact, registration and a forgotten password, and the SDK does it', async () => {
    const company = await seedCompany(server.services)
    const data = registrationData(company, 'ewa@example.test')
    for (const reply of [
      await post(server, path, question, { works: false }),
      await post(server, '/v1/registrations', data, { works: false }),
      await post(server, '/v1/password-resets', { email: anna.email }, { works: false }),
    ]) {
      expect(reply).toMatchObject({ status: 403, code: 'proof_of_work_required' })
    }
    const { registrationToken } = await server.client().registrations.create(data)
    expect(registrationToken).toBeTypeOf('string')
    expect((await server.client().contact.create(question)).reference).toMatch(/^K-/)
    const { passwordResetToken } = await server
      .client()
      .passwordResets.create({ email: anna.email })
    expect(passwordResetToken).toBeTypeOf('string')
  })

  it('does not work for what is refused anyway', async () => {
    const reply = await post(server, path, { ...question, email: 'nonsense' }, { works: false })
    expect(reply.code).toBe('validation_failed')
  })

  it('is asked by a page, which may send the work from its own origin', async () => {
    const page = await createTestServer({ EMBED_ORIGINS: 'https://partner.example' })
    try {
      const { headers } = await page.fetch(path, {
        method: 'OPTIONS',
        headers: {
          Origin: 'https://partner.example',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'proof-of-work',
        },
      })
      expect(headers.get('access-control-allow-headers')).toContain('Proof-Of-Work')
    } finally {
      await page.close()
    }
  })
})

it('an operator can switch it off', async () => {
  const quiet = await createTestServer({ PROOF_OF_WORK: '0' })
  try {
    expect((await post(quiet, path, question, { works: false })).status).toBe(202)
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = { email: 'nikt@firma.example', password: 'źle' }
      const reply = await post(quiet, '/v1/sign-ins', wrong, { works: false })
      expect(reply.code).toBe('credentials_rejected')
    }
  } finally {
    await quiet.close()
  }
})
