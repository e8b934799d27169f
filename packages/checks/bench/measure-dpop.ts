import { createHash, randomUUID } from 'node:crypto'
import { createClient, memorySession, type SessionTokens } from '@hezo/sdk'
import { type JWK, SignJWT } from 'jose'
import { authenticatorCode } from '../e2e/support/installation.ts'
import type { BenchWorld } from './bench-world.ts'
import { type LoadRequest, load, median } from './load.ts'
import { password } from './one-password.ts'
import { openSignInAccounts } from './sign-in-accounts.ts'

const rounds = 7
const seconds = 2
/** More than one connection sends in a round. */
const proofsPerRound = 3000 * seconds

/** What it adds to a request that its session is bound to a key: reading one ticket, one at a time. */
export async function measureDpop(world: BenchWorld): Promise<string[]> {
  const ticketId = (await world.client.tickets.list({ limit: 1 })).items[0]?.id ?? ''
  const url = `${world.service.url}/v1/tickets/${ticketId}`
  const bearer: LoadRequest = {
    url,
    method: 'GET',
    headers: { authorization: `Bearer ${world.accessToken}` },
  }
  const session = await boundSession(world)
  const plain: number[] = []
  const bound: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    plain.push((await load(bearer, 1, seconds)).p50)
    const proofs = await Promise.all(
      Array.from({ length: proofsPerRound }, () => proofFor(session, 'GET', url)),
    )
    const request: LoadRequest = {
      url,
      method: 'GET',
      headers: { authorization: `DPoP ${session.accessToken}` },
      freshHeaders: () => ({ dpop: proofs.pop() ?? '' }),
    }
    bound.push((await load(request, 1, seconds)).p50)
  }
  const apart = median(bound.map((each, round) => each - (plain[round] ?? 0)))
  return [
    '',
    '| read one ticket, one at a time | p50 ms |',
    '|---|--:|',
    `| a session bound to no key | ${median(plain).toFixed(2)} |`,
    `| a session bound to a key (DPoP) | ${median(bound).toFixed(2)} |`,
    `| what the proof adds | ${apart.toFixed(2)} |`,
  ]
}

async function boundSession(world: BenchWorld): Promise<SessionTokens> {
  const { emails, secret } = await openSignInAccounts(world, 'bound', 1)
  const client = createClient({ baseUrl: world.service.url, session: memorySession() })
  const { challengeToken } = await client.signIns.create({ email: emails[0] ?? '', password })
  const code = await authenticatorCode(secret)
  const tokens = await client.signIns.secondFactor({ method: 'totp', challengeToken, code })
  await client.session.start(tokens)
  const { current } = client.session
  if (!current?.key) throw new Error('the session is bound to no key')
  return current
}

async function proofFor(
  { accessToken, key }: SessionTokens,
  htm: string,
  htu: string,
): Promise<string> {
  if (!key) throw new Error('no key')
  const ath = createHash('sha256').update(accessToken).digest('base64url')
  return new SignJWT({ htm, htu, ath, jti: randomUUID() })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.jwk as JWK })
    .setIssuedAt()
    .sign(key.privateKey)
}
