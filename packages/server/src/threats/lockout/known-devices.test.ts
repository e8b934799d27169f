// Threat: a stranger, or a colleague behind the same address, guesses until the customer is kept out.
import { calculateJwkThumbprint } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startBoundSession } from '../../testing/bound-session.ts'
import { addressOf, createTestKey, secondsNow, type TestKey } from '../../testing/dpop.ts'
import { behindProxy, post, type RawReply, travel } from '../../testing/post.ts'
import { registerCustomer, seedCompany, type TestPerson } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
let key: TestKey
beforeAll(async () => {
  server = await createTestServer(behindProxy)
  anna = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())
beforeEach(async () => {
  await server.services.db.deleteFrom('throttles').execute()
  key = await createTestKey()
  await startBoundSession(server, anna, key)
})

const path = '/v1/sign-ins'
async function password(typed: string, from: string, prover?: TestKey): Promise<RawReply> {
  const proof = { htm: 'POST', htu: addressOf(path), iat: secondsNow(server) }
  const body = { email: anna.email, password: typed }
  if (!prover) return post(server, path, body, { from })
  return post(server, path, body, {
    from,
    headers: async () => ({ DPoP: await prover.prove(proof) }),
  })
}

describe('a browser in which the person signed in before', () => {
  const train = '198.51.100.77'

  it('gets in from an address that is new, whatever strangers do', async () => {
    for (let tries = 0; tries < 40; tries += 1) await password('źle', `203.0.113.${tries}`)
    expect((await password(anna.password, train)).code).toBe('rate_limited')
    expect((await password(anna.password, train, key)).status).toBe(201)
  })

  it('gets in from an address where somebody else guesses', async () => {
    for (let tries = 0; tries < 40; tries += 1) await password('źle', train)
    expect((await password(anna.password, train)).code).toBe('rate_limited')
    expect((await password(anna.password, train, key)).status).toBe(201)
  })

  it('has guesses of its own only: five, then it waits like any other', async () => {
    const answers = []
    for (let tries = 0; tries < 8; tries += 1) answers.push(await password('źle', train, key))
    expect(answers.at(-1)?.code).toBe('rate_limited')
  })

  it('is forgotten when the person ends its session from elsewhere: it may be a thief’s', async () => {
    await server.services.db
      .updateTable('sessions')
      .set({ ended_at: server.services.clock.now(), end_reason: 'ended_by_person' })
      .where('key_thumbprint', '=', await calculateJwkThumbprint(key.jwk))
      .execute()
    for (let tries = 0; tries < 40; tries += 1) await password('źle', `203.0.113.${tries}`)
    expect((await password(anna.password, train, key)).code).toBe('rate_limited')
  })

  it('is forgotten after thirty days', async () => {
    travel(server, 31 * 86_400)
    for (let tries = 0; tries < 40; tries += 1) await password('źle', `203.0.113.${tries}`)
    expect((await password(anna.password, train, key)).code).toBe('rate_limited')
  })
})

it('a key that somebody else signed in with opens no door of this person', async () => {
  const other = await registerCustomer(server, await seedCompany(server.services))
  const theirs = await createTestKey()
  await startBoundSession(server, other, theirs)
  for (let tries = 0; tries < 40; tries += 1) await password('źle', `203.0.113.${tries}`)
  expect((await password(anna.password, '198.51.100.9', theirs)).code).toBe('rate_limited')
})
