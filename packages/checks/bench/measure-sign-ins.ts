import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { hash, verify } from '@node-rs/argon2'
import { authenticatorCode } from '../e2e/support/installation.ts'
import type { ServerProcess } from '../src/server-process.ts'
import type { BenchWorld } from './bench-world.ts'
import { type LoadFigures, type LoadRequest, load, median } from './load.ts'
import { argon2Cost, password } from './one-password.ts'
import { openSignInAccounts } from './sign-in-accounts.ts'

const connections = 32
const rounds = 5
const seconds = 5
/** Before the first: the service has been at work for a while, as it has in life. */
const warmUp = 20
/** After a burst whoever was still waiting is served; that must not slow what is measured next. */
const rest = 1000
const cores = availableParallelism()
/** Reads per second while the storm rages: somebody works, and others feel whether he can. */
const readsPerSecond = 100
/** More than anybody's machine signs in during one burst; a code counts once for each. */
const accountsPerBurst = 500 * seconds

/**
 * Sign-ins per second beside what argon2id alone allows here, how long the event loop keeps others
 * waiting meanwhile, and how much longer their reads take.
 */
export async function measureSignIns(world: BenchWorld): Promise<string[]> {
  const accounts = await openSignInAccounts(world, 'storm', accountsPerBurst * rounds)
  const ticketId = (await world.client.tickets.list({ limit: 1 })).items[0]?.id ?? ''
  const reads: LoadRequest = {
    url: `${world.service.url}/v1/tickets/${ticketId}`,
    method: 'GET',
    headers: { authorization: `Bearer ${world.accessToken}` },
    perSecond: readsPerSecond,
  }
  const few = accounts.emails.slice(0, 64)
  const passwords = () => burst(givePassword(world.service, '/v1/sign-ins', few))
  const bounds: number[] = []
  const bare: LoadFigures[] = []
  const given: LoadFigures[] = []
  const whole: LoadFigures[] = []
  const alone: LoadFigures[] = []
  const during: LoadFigures[] = []
  const delays: string[][] = []
  await burst(givePassword(world.service, '/v1/sign-ins', few), warmUp)
  for (let round = 0; round < rounds; round += 1) {
    bounds.push(await verificationsPerSecond(seconds))
    bare.push(await burst(givePassword(world.floor, '/passwords', few)))
    const watched = await world.watchLoop(passwords)
    given.push(watched.result)
    delays.push(watched.delays)
    const unused = accounts.emails.slice(round * accountsPerBurst, (round + 1) * accountsPerBurst)
    whole.push(await burst(await signIn(world, accounts.secret, unused)))
    alone.push(await load(reads, 2, seconds))
    const [, others] = await Promise.all([passwords(), load(reads, 2, seconds)])
    during.push(others)
  }
  const bound = median(bounds)
  return [
    '',
    `| ${connections} at once | /s | of argon2id alone | the same, sent from elsewhere |`,
    '|---|--:|--:|--:|',
    `| argon2id alone, ${cores} at once | ${bound.toFixed(0)} | 1 | |`,
    line('a bare handler that checks passwords', bare, bounds),
    line('passwords checked', given, bounds),
    line('sign-ins with password and code', whole, bounds),
    '',
    '| event loop while passwords are checked | ms |',
    '|---|--:|',
    `| p50 of the delay | ${middle(delays, 0)} |`,
    `| p99 of the delay | ${middle(delays, 1)} |`,
    `| the longest | ${middle(delays, 2)} |`,
    `| p95 of a read, ${readsPerSecond} a second, alone | ${p95(alone)} |`,
    `| p95 of the same meanwhile | ${p95(during)} |`,
  ]
}

async function burst(
  request: Parameters<typeof load>[0],
  duration = seconds,
): Promise<LoadFigures> {
  const figures = await load(request, connections, duration)
  await setTimeout(rest)
  return figures
}

/**
 * The last column leaves out of the machine what the sender took of it, whose work the customers'
 * machines do in life.
 */
function line(name: string, figures: readonly LoadFigures[], bounds: readonly number[]): string {
  const rate = median(figures.map(({ perSecond }) => perSecond))
  const share = figures.map(({ perSecond }, round) => perSecond / (bounds[round] ?? 1))
  const left = figures.map(
    ({ ownWork }, round) => (share[round] ?? 0) / ((cores - ownWork) / cores),
  )
  return `| ${name} | ${rate.toFixed(0)} | ${median(share).toFixed(2)} | ${median(left).toFixed(2)} |`
}

function p95(figures: readonly LoadFigures[]): string {
  return median(figures.map((each) => each.p95)).toFixed(2)
}

function middle(delays: readonly string[][], place: number): string {
  return median(delays.map((each) => Number(each[place]))).toFixed(1)
}

/** argon2id with nothing around it, on all cores: more at once only get into each other's way. */
async function verificationsPerSecond(duration: number): Promise<number> {
  const known = await hash(password, argon2Cost)
  const end = performance.now() + duration * 1000
  let count = 0
  const verifyOn = async (): Promise<void> => {
    while (performance.now() < end) {
      await verify(known, password)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: cores }, verifyOn))
  return count / duration
}

/** The first step, with one account after the other. */
function givePassword(
  { url }: ServerProcess,
  path: string,
  emails: readonly string[],
): LoadRequest {
  let turn = 0
  return {
    url: `${url}${path}`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    freshHeaders: () => ({ 'x-forwarded-for': `10.0.${turn % 250}.${connections}` }),
    body: () => JSON.stringify({ email: emails[turn++ % emails.length], password }),
  }
}

/** Both steps, with the code that the authenticator shows now; it counts once for each account. */
async function signIn(
  world: BenchWorld,
  secret: string,
  emails: readonly string[],
): Promise<[LoadRequest, LoadRequest]> {
  const code = await authenticatorCode(secret)
  const first = givePassword(world.service, '/v1/sign-ins', emails)
  return [
    {
      ...first,
      keep(reply, round) {
        round['challengeToken'] = (JSON.parse(reply) as { challengeToken: string }).challengeToken
      },
    },
    {
      ...first,
      url: `${world.service.url}/v1/sign-ins/second-factor`,
      body: ({ challengeToken }) => JSON.stringify({ method: 'totp', challengeToken, code }),
    },
  ]
}
