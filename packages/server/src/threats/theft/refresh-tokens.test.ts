// Threats: a stolen refresh token lives on; a session outlives its person's wish or its time. The
// sessions here are those of programs, which are bound to no key.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { post, type RawReply, travel } from '../../testing/post.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

interface Pair {
  readonly accessToken: string
  readonly refreshToken: string
}

let server: TestServer
let anna: TestPerson
let first: Pair
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())
beforeEach(async () => {
  travel(server, 60)
  const client = server.client('pl', { dpop: false })
  const { challengeToken } = await client.signIns.create(credentials(anna))
  const code = totpCode(server, anna.totpSecret)
  first = await client.signIns.secondFactor({ method: 'totp', challengeToken, code })
})

const refresh = ({ refreshToken }: Pair): Promise<RawReply> =>
  post(server, '/v1/tokens/refresh', { refreshToken })
const revoke = (refreshToken: string): Promise<RawReply> =>
  post(server, '/v1/tokens/revoke', { refreshToken })
const pairOf = ({ body }: RawReply): Pair => ({
  accessToken: String(body['accessToken']),
  refreshToken: String(body['refreshToken']),
})
async function statusOfMe({ accessToken }: Pair): Promise<number> {
  const headers = { Authorization: `Bearer ${accessToken}` }
  return (await server.fetch('/v1/me', { headers })).status
}
async function endReasons(): Promise<(string | null)[]> {
  const rows = await server.services.db
    .selectFrom('sessions')
    .select('end_reason')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  return rows.map(({ end_reason }) => end_reason)
}

describe('a refresh token (tokens.refresh)', () => {
  it('works once and gives a pair that works', async () => {
    const second = pairOf(await refresh(first))
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(await statusOfMe(second)).toBe(200)
  })

  it('is 256 bits, and only its hash is kept', async () => {
    expect(Buffer.from(first.refreshToken, 'base64url')).toHaveLength(32)
    const rows = await server.services.db.selectFrom('refresh_tokens').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(first.refreshToken)
  })

  it('used a second time ends the session for whoever holds it, and leaves a trace', async () => {
    const second = pairOf(await refresh(first))
    expect(await refresh(first)).toMatchObject({ status: 401, code: 'session_ended' })
    expect(await refresh(second)).toMatchObject({ code: 'session_ended' })
    expect(await statusOfMe(first)).toBe(401)
    expect(await statusOfMe(second)).toBe(401)
    expect(await endReasons()).toEqual(['token_reused'])
    const audit = await server.services.db
      .selectFrom('audit_events')
      .select(['action', 'details'])
      .orderBy('id', 'desc')
      .limit(1)
      .execute()
    expect(audit).toEqual([{ action: 'session.ended', details: { reason: 'token_reused' } }])
  })

  it('used by five requests at once gives one new pair at most, and ends the session', async () => {
    const replies = await Promise.all(Array.from({ length: 5 }, () => refresh(first)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await statusOfMe(first)).toBe(401)
  })

  it('that was never given out gets the same answer', async () => {
    const made = await refresh({ accessToken: '', refreshToken: 'x'.repeat(43) })
    await refresh(first)
    const reused = await refresh(first)
    expect({ ...made.body, requestId: '' }).toEqual({ ...reused.body, requestId: '' })
  })

  it('ends half an hour after its last use', async () => {
    travel(server, 29 * 60)
    const second = pairOf(await refresh(first))
    travel(server, 30 * 60)
    expect((await refresh(second)).code).toBe('session_ended')
  })

  it('keeps a busy session for twelve hours and no longer', async () => {
    const start = server.now.getTime()
    let pair = first
    const fits = () => server.now.getTime() + 25 * 60_000 < start + 12 * 3_600_000
    while (fits()) {
      travel(server, 25 * 60)
      pair = pairOf(await refresh(pair))
      expect(pair.refreshToken).not.toBe('undefined')
    }
    server.now = new Date(start + 12 * 3_600_000 - 1)
    expect(await statusOfMe(pairOf(await refresh(pair)))).toBe(200)
    server.now = new Date(start + 12 * 3_600_000)
    expect(await statusOfMe(pair)).toBe(401)
  })
})

describe('signing out (tokens.revoke)', () => {
  it('ends the session from the next request on', async () => {
    expect(await statusOfMe(first)).toBe(200)
    expect((await revoke(first.refreshToken)).status).toBe(204)
    expect(await statusOfMe(first)).toBe(401)
    expect((await refresh(first)).code).toBe('session_ended')
    expect(await endReasons()).toEqual(['signed_out'])
  })

  it('may be repeated, and says the same for a token that means nothing', async () => {
    expect((await revoke(first.refreshToken)).status).toBe(204)
    expect((await revoke(first.refreshToken)).status).toBe(204)
    expect((await revoke('y'.repeat(43))).status).toBe(204)
  })

  it('leaves the other sessions of the person', async () => {
    travel(server, 60)
    const client = server.client('pl', { dpop: false })
    const { challengeToken } = await client.signIns.create(credentials(anna))
    const code = totpCode(server, anna.totpSecret)
    const other = await client.signIns.secondFactor({ method: 'totp', challengeToken, code })
    await revoke(first.refreshToken)
    expect(await statusOfMe(other)).toBe(200)
  })
})

it('an access token ends after ten minutes', async () => {
  travel(server, 599)
  expect(await statusOfMe(first)).toBe(200)
  travel(server, 1)
  expect(await statusOfMe(first)).toBe(401)
})

describe('a clock that was ahead and is right again', () => {
  it('leaves no access token that lives longer than one should; refreshing gives one that works', async () => {
    travel(server, 1200)
    const early = pairOf(await refresh(first))
    expect(await statusOfMe(early)).toBe(200)
    travel(server, -1200)
    expect(await statusOfMe(early)).toBe(401)
    expect(await statusOfMe(pairOf(await refresh(early)))).toBe(200)
  })

  it('half a minute between replicas refuses nobody', async () => {
    travel(server, 30)
    const early = pairOf(await refresh(first))
    travel(server, -30)
    expect(await statusOfMe(early)).toBe(200)
  })
})
