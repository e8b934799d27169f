// Threats: a machine guesses passwords or codes; a stranger keeps a customer out by guessing wrong.
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { behindProxy, passThrottleTime, post, type RawReply, travel } from '../../testing/post.ts'
import {
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

// Registered from here; the SDK client of the tests sends no X-Forwarded-For.
const office = '127.0.0.1'
const home = '192.0.2.77'

let server: TestServer
let anna: TestPerson
const servers: TestServer[] = []
let count = 0

beforeEach(async () => {
  server = await createTestServer(behindProxy)
  servers.push(server)
  anna = await registerCustomer(server, await seedCompany(server.services))
  travel(server, 60)
})
afterEach(() => {
  count = 0
})
afterAll(async () => {
  await Promise.all(servers.map((each) => each.close()))
})

const stranger = (): string => `203.0.113.${(count += 1) % 250}`

function password(typed: string, from: string): Promise<RawReply> {
  return post(server, '/v1/sign-ins', { email: anna.email, password: typed }, { from })
}
async function challenge(from: string): Promise<string> {
  const reply = await password(anna.password, from)
  return String(reply.body['challengeToken'])
}
function code(challengeToken: string, typed: string, from: string): Promise<RawReply> {
  const body = { method: 'totp', challengeToken, code: typed }
  return post(server, '/v1/sign-ins/second-factor', body, { from })
}
function wrongCode(): string {
  const near = [-1, 0, 1].map((step) => totpCode(server, anna.totpSecret, step))
  return ['000000', '111111', '222222', '333333'].find((each) => !near.includes(each)) ?? ''
}

describe('guesses at a password', () => {
  it('from one address are slowed down after five, ever longer', async () => {
    const delays = []
    for (let tries = 0; tries < 4; tries += 1) await password('źle', home)
    for (let tries = 0; tries < 6; tries += 1) {
      expect((await password('źle', home)).code).toBe('credentials_rejected')
      const refused = await password('źle', home)
      delays.push(refused.retryAfter ?? 0)
      await passThrottleTime(server, refused.retryAfter ?? 0)
    }
    expect(delays).toEqual([30, 60, 120, 240, 480, 900])
  })

  it('from everywhere together are slowed down, but never for more than a minute', async () => {
    const refusals: number[] = []
    for (let tries = 0; tries < 60; tries += 1) {
      const reply = await password('źle', stranger())
      if (reply.code !== 'rate_limited') continue
      refusals.push(reply.retryAfter ?? 0)
      await passThrottleTime(server, reply.retryAfter ?? 0)
    }
    expect(refusals.length).toBeGreaterThan(10)
    expect(Math.max(...refusals)).toBe(60)
  })

  it('of strangers do not delay the person where they signed in before', async () => {
    for (let tries = 0; tries < 40; tries += 1) await password('źle', stranger())
    expect((await password('źle', stranger())).code).toBe('rate_limited')
    expect((await password(anna.password, office)).status).toBe(201)
  })

  it('of strangers do not delay the person in an IPv6 network where they signed in before', async () => {
    const token = await challenge('2001:db8:7:0:1::5')
    const right = totpCode(server, anna.totpSecret)
    expect((await code(token, right, '2001:db8:7:0:1::5')).status).toBe(201)
    for (let tries = 0; tries < 40; tries += 1) await password('źle', stranger())
    expect((await password(anna.password, '2001:db8:7:1::9')).code).toBe('rate_limited')
    expect((await password(anna.password, '2001:db8:7::9')).status).toBe(201)
  })

  it('of strangers delay the person in a new place by a minute at most', async () => {
    for (let tries = 0; tries < 40; tries += 1) await password('źle', stranger())
    const refused = await password(anna.password, home)
    expect(refused.code).toBe('rate_limited')
    await passThrottleTime(server, refused.retryAfter ?? 0)
    expect((await password(anna.password, home)).status).toBe(201)
  })

  it('coming all at once are judged no oftener than one by one', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => password('źle', home)))
    const judged = replies.filter((reply) => reply.code === 'credentials_rejected')
    expect(judged).toHaveLength(5)
    expect(judged.length + replies.filter((reply) => reply.status === 429).length).toBe(40)
  })

  it('are refused in the same words, whichever budget is spent', async () => {
    for (let tries = 0; tries < 8; tries += 1) await password('źle', home)
    const ofPlace = await password('źle', home)
    for (let tries = 0; tries < 40; tries += 1) await password('źle', stranger())
    const ofAccount = await password('źle', stranger())
    const [one, other] = [ofPlace, ofAccount].map(({ status, body, headers }) => {
      const { requestId, retryAfter, ...words } = body
      return {
        status,
        words,
        told: [typeof requestId, typeof retryAfter],
        named: [...headers.keys()],
      }
    })
    expect(one?.status).toBe(429)
    expect(one).toEqual(other)
  })

  it('are forgotten where the right password follows', async () => {
    for (let round = 0; round < 4; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) await password('źle', home)
      expect((await password(anna.password, home)).status).toBe(201)
    }
  })
})

describe('guesses at a code', () => {
  it('kill their challenge after five, and the owner of the password is warned', async () => {
    const token = await challenge(home)
    const mails = server.mailbox.all.length
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await code(token, wrongCode(), home)).code).toBe('second_factor_rejected')
    }
    const right = totpCode(server, anna.totpSecret)
    expect((await code(token, right, home)).code).toBe('challenge_ended')
    const mail = await server.mailbox.newest(anna.email, mails)
    expect(mail.subject).toBe('Zatrzymaliśmy logowanie na Twoje konto')
    const audit = await server.services.db
      .selectFrom('audit_events')
      .select('address')
      .where('action', '=', 'sign_in.stopped')
      .execute()
    expect(audit).toEqual([{ address: home }])
  })

  it('coming all at once are five for one challenge', async () => {
    const token = await challenge(home)
    const wrong = wrongCode()
    const replies = await Promise.all(Array.from({ length: 20 }, () => code(token, wrong, home)))
    const judged = replies.filter((reply) => reply.code === 'second_factor_rejected')
    expect(judged).toHaveLength(5)
  })

  it('are ten over all challenges, then each waits longer', async () => {
    for (let round = 0; round < 2; round += 1) {
      const token = await challenge(home)
      for (let tries = 0; tries < 5 - round; tries += 1) await code(token, wrongCode(), stranger())
    }
    const delays = []
    for (let tries = 0; tries < 4; tries += 1) {
      const token = await challenge(home)
      expect((await code(token, wrongCode(), home)).code).toBe('second_factor_rejected')
      const refused = await code(token, wrongCode(), home)
      expect(refused.status).toBe(429)
      delays.push(refused.retryAfter ?? 0)
      await passThrottleTime(server, refused.retryAfter ?? 0)
    }
    expect(delays).toEqual([30, 60, 120, 240])
  })

  it('coming all at once over many challenges are ten', async () => {
    const tokens = []
    for (let each = 0; each < 6; each += 1) tokens.push(await challenge(home))
    const wrong = wrongCode()
    const replies = await Promise.all(
      tokens.flatMap((token) => Array.from({ length: 5 }, () => code(token, wrong, stranger()))),
    )
    const judged = replies.filter((reply) => reply.code === 'second_factor_rejected')
    expect(judged).toHaveLength(10)
  })

  it('share their budget with recovery codes', async () => {
    for (let round = 0; round < 2; round += 1) {
      const challengeToken = await challenge(home)
      for (let tries = 0; tries < 5; tries += 1) {
        await post(
          server,
          '/v1/sign-ins/second-factor',
          { method: 'recovery_code', challengeToken, code: '0000-0000-0000-0000' },
          { from: home },
        )
      }
    }
    const token = await challenge(home)
    expect((await code(token, wrongCode(), home)).code).toBe('rate_limited')
  })

  it('of a stranger who knows the password do not stop the person at the usual place', async () => {
    for (let round = 0; round < 2; round += 1) {
      const token = await challenge(stranger())
      for (let tries = 0; tries < 5; tries += 1) await code(token, wrongCode(), stranger())
    }
    const lost = await challenge(home)
    expect((await code(lost, wrongCode(), home)).code).toBe('rate_limited')
    const own = await challenge(office)
    expect((await code(own, totpCode(server, anna.totpSecret), office)).status).toBe(201)
  })

  it('that is let wait loses no attempt of its challenge', async () => {
    for (let round = 0; round < 2; round += 1) {
      const token = await challenge(home)
      for (let tries = 0; tries < 5; tries += 1) await code(token, wrongCode(), home)
    }
    const token = await challenge(home)
    for (let tries = 0; tries < 8; tries += 1) {
      expect((await code(token, wrongCode(), home)).code).toBe('rate_limited')
    }
    await passThrottleTime(server, 3600)
    expect((await code(token, totpCode(server, anna.totpSecret), home)).status).toBe(201)
  })
})
