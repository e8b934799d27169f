// Threat: a machine tries serial numbers until one fits, or keeps honest people from registering.
import { afterAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import { behindProxy, passThrottleTime, post, type RawReply } from '../../testing/post.ts'
import {
  registrationData,
  type SeededCompany,
  seedCompany,
  testNip,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
let count = 0
const servers: TestServer[] = []

beforeEach(async () => {
  server = await createTestServer(behindProxy)
  servers.push(server)
  company = await seedCompany(server.services)
})
afterEach(() => {
  count = 0
})
afterAll(async () => {
  await Promise.all(servers.map((each) => each.close()))
})

function register(wanted: SeededCompany, from: string): Promise<RawReply> {
  count += 1
  const data = registrationData(wanted, `gosc.${count}@firma.example`)
  return post(server, '/v1/registrations', data, { from })
}
const guess = (from: string): Promise<RawReply> =>
  register({ ...company, serialNumber: `ZZ${1_000_000 + count}` }, from)

describe('guesses at one contract', () => {
  it('are let through one by one after ten, with growing delays, from however many addresses', async () => {
    for (let tries = 0; tries < 9; tries += 1) {
      expect((await guess(`203.0.113.${tries}`)).code).toBe('entitlement_rejected')
    }
    const delays = []
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await guess('198.51.100.7')).code).toBe('entitlement_rejected')
      const refused = await guess('198.51.100.7')
      expect(refused).toMatchObject({ status: 429, code: 'rate_limited' })
      expect(refused.headers.get('retry-after')).toBe(String(refused.retryAfter))
      delays.push(refused.retryAfter ?? 0)
      await passThrottleTime(server, refused.retryAfter ?? 0)
    }
    expect(delays).toEqual([60, 120, 240, 360, 360])
  })

  it('are no more than ten even when fifty come at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => guess(`203.0.113.${index}`)),
    )
    const judged = replies.filter(({ code }) => code === 'entitlement_rejected')
    expect(judged).toHaveLength(10)
    expect(replies.filter(({ code }) => code === 'rate_limited')).toHaveLength(40)
  })

  it('reach fewer than three hundred serial numbers in a day, however patient they are', async () => {
    server = await createTestServer({ ...behindProxy, PROOF_OF_WORK: '0' })
    servers.push(server)
    company = await seedCompany(server.services)
    let judged = 0
    // Each of thirty machines comes back when it may.
    const due = new Map(Array.from({ length: 30 }, (_, index) => [`10.0.${index}.1`, 0]))
    for (let now = 0; now < 86_400;) {
      const [from, at] = [...due].toSorted(([, one], [, other]) => one - other)[0] ?? ['', 0]
      if (at > now) await passThrottleTime(server, at - now)
      now = Math.max(now, at)
      const { code, retryAfter = 0 } = await guess(from)
      if (code === 'entitlement_rejected') judged += 1
      due.set(from, now + retryAfter)
    }
    expect(judged).toBeGreaterThan(200)
    expect(judged).toBeLessThan(300)
  })

  it('do not stop an honest person for longer than the delay', async () => {
    for (let tries = 0; tries < 12; tries += 1) await guess(`203.0.113.${tries}`)
    const early = await register(company, '192.0.2.1')
    expect(early.code).toBe('rate_limited')
    await passThrottleTime(server, early.retryAfter ?? 0)
    expect((await register(company, '192.0.2.1')).status).toBe(201)
  })

  it('are counted alike for a contract that does not exist', async () => {
    const invented = { ...company, nip: testNip(8_000), contractNumber: 'SHZ/1999/0001' }
    const replies = []
    for (let tries = 0; tries < 12; tries += 1) {
      replies.push(await register(invented, `203.0.113.${tries}`))
    }
    expect(replies.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 10 }, () => 'entitlement_rejected'),
      'rate_limited',
      'rate_limited',
    ])
  })
})

it('guesses at one NIP with ever other contracts are slowed down too', async () => {
  const replies = []
  for (let tries = 0; tries < 21; tries += 1) {
    const proof = { ...company, contractNumber: `SHZ/2020/${tries}` }
    replies.push(await register(proof, `203.0.113.${tries}`))
  }
  expect(replies.at(-2)?.code).toBe('entitlement_rejected')
  expect(replies.at(-1)).toMatchObject({ code: 'rate_limited', retryAfter: 30 })
})

it('an address that guesses is slowed down, its IPv6 neighbours in one network with it', async () => {
  const anything = (from: string) =>
    register({ ...company, nip: testNip(count + 100), contractNumber: `SHZ/2021/${count}` }, from)
  for (let tries = 0; tries < 15; tries += 1) await anything(`2001:db8:1:2::${tries + 1}`)
  expect((await anything('2001:db8:1:2:ffff::1')).code).toBe('rate_limited')
  expect((await anything('2001:db8:1:3::1')).code).toBe('entitlement_rejected')
})

it('a right proof gives back what it took: a whole office registers from one address', async () => {
  for (let person = 0; person < 25; person += 1) {
    expect((await register(company, '192.0.2.9')).status).toBe(201)
  }
})

it('mails to one address are few, whoever asks for them', async () => {
  const data = registrationData(company, 'ofiara@firma.example')
  const replies = []
  for (let tries = 0; tries < 7; tries += 1) {
    replies.push(await post(server, '/v1/registrations', data, { from: `203.0.113.${tries}` }))
  }
  expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 429, 429])
})
