import { hash, verify } from '@node-rs/argon2'
import type { BenchWorld } from './bench-world.ts'
import { type LoadFigures, type LoadRequest, load, median } from './load.ts'

const accounts = 64
// As the service hashes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const password = 'żółty rower w deszczu'
const connections = 16
const rounds = 3
const seconds = 5
/** Reads per second while the storm rages: somebody works, and others feel whether he can. */
const readsPerSecond = 100

/**
 * Sign-ins per second beside what argon2id alone allows here, and how much longer others wait while
 * as many people as can be sign in at once.
 */
export async function measureStorm(world: BenchWorld): Promise<string[]> {
  await openAccounts(world)
  const ticketId = (await world.client.tickets.list({ limit: 1 })).items[0]?.id ?? ''
  const reads: LoadRequest = {
    url: `${world.service.url}/v1/tickets/${ticketId}`,
    method: 'GET',
    headers: { authorization: `Bearer ${world.accessToken}` },
    perSecond: readsPerSecond,
  }
  const alone: LoadFigures[] = []
  const during: LoadFigures[] = []
  const ratios: number[] = []
  const rates: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const bound = await verificationsPerSecond(seconds)
    const storm = await load(signIn(world), connections, seconds)
    rates.push(storm.perSecond)
    ratios.push(storm.perSecond / bound)
    alone.push(await load(reads, 2, seconds))
    const [, others] = await Promise.all([
      load(signIn(world), connections, seconds + 1),
      load(reads, 2, seconds),
    ])
    during.push(others)
  }
  const before = median(alone.map(({ p95 }) => p95))
  const meanwhile = median(during.map(({ p95 }) => p95))
  return [
    '',
    '| a storm of sign-ins | |',
    '|---|--:|',
    `| passwords checked per second, ${connections} at once | ${median(rates).toFixed(0)} |`,
    `| of what argon2id alone does | ${median(ratios).toFixed(2)} |`,
    `| p95 of a read, ${readsPerSecond} a second, alone | ${before.toFixed(2)} ms |`,
    `| p95 of the same during the storm | ${meanwhile.toFixed(2)} ms |`,
  ]
}

/** argon2id with nothing around it, on as many cores as there are. */
async function verificationsPerSecond(duration: number): Promise<number> {
  const known = await hash(password, cost)
  const end = performance.now() + duration * 1000
  let count = 0
  const verifyOn = async (): Promise<void> => {
    while (performance.now() < end) {
      await verify(known, password)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: 4 }, verifyOn))
  return count / duration
}

/** Copies of the registered customer, each with an address and a throttle of its own. */
async function openAccounts({ pool }: BenchWorld): Promise<void> {
  await pool.query(
    `INSERT INTO users (id, role, company_id, first_name, last_name, email, email_key, locale,
       password_hash, totp_secret, created_at, updated_at)
     SELECT 'usr_storm' || n, role, company_id, first_name, last_name, address, address, locale,
       $2, totp_secret, now(), now()
     FROM (SELECT * FROM users WHERE role = 'customer' LIMIT 1) AS one,
       generate_series(1, $1::int) AS n, format('storm.%s@firma.example', n) AS address`,
    [accounts, await hash(password, cost)],
  )
}

function signIn({ service }: BenchWorld): LoadRequest {
  let turn = 0
  return {
    url: `${service.url}/v1/sign-ins`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: () => {
      turn = (turn % accounts) + 1
      return JSON.stringify({ email: `storm.${turn}@firma.example`, password })
    },
  }
}
