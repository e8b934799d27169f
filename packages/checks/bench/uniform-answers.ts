// `node packages/checks/bench/uniform-answers.ts [trials]`: whether the time of an answer tells what
// its words do not. Each question is asked in several ways that must not be told apart; the ways take
// turns, so that whatever else the machine does falls on all of them alike.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgresCluster } from '@hezo/server'
import pg from 'pg'
import { serviceEntry, startServer } from '../src/server-process.ts'
import { median } from './load.ts'
import { rankTest } from './rank-test.ts'
import { givePasswords, registration, seedAccounts } from './uniform-world.ts'

type Ask = (trial: number) => { path: string; body: unknown; status: number }

const signIn = (email: string) => ({
  path: '/v1/sign-ins',
  body: { email, password: 'not the one that was chosen' },
  status: 401,
})
const reset = (email: string) => ({ path: '/v1/password-resets', body: { email }, status: 202 })
const register = (wanted: Parameters<typeof registration>[0], status: number) => ({
  path: '/v1/registrations',
  body: registration(wanted),
  status,
})

const questions: Readonly<Record<string, Readonly<Record<string, Ask>>>> = {
  'a proof that is wrong in its': {
    NIP: (trial) => register({ trial, nip: trial + 50_000 }, 422),
    contract: (trial) => register({ trial, contract: trial + 50_000 }, 422),
    'serial number': (trial) => register({ trial, serial: trial + 50_000 }, 422),
    pairing: (trial) => register({ trial, serial: trial + 1 }, 422),
    dates: (trial) => register({ trial, ended: true }, 422),
  },
  'a right proof with an e-mail address that': {
    'is new': (trial) => register({ trial, email: `new.${trial}@firma.example` }, 201),
    'has an account': (trial) => register({ trial, email: `known.${trial}@firma.example` }, 201),
  },
  'a wrong password for an account that': {
    'is there': (trial) => signIn(`known.${trial}@firma.example`),
    'is not there': (trial) => signIn(`nobody.${trial}@firma.example`),
    'was never activated': (trial) => signIn(`invited.${trial}@firma.example`),
  },
  'a new password for an account that': {
    'is there': (trial) => reset(`known.${trial}@firma.example`),
    'is not there': (trial) => reset(`nobody.${trial}@firma.example`),
    'was never activated': (trial) => reset(`invited.${trial}@firma.example`),
  },
}

const trials = Number(process.argv[2] ?? 400)
const folder = await mkdtemp(join(tmpdir(), 'hezo-uniform-'))
const cluster = await openPostgresCluster(join(folder, 'postgres'))
const service = await startServer(serviceEntry, {
  DATABASE_URL: cluster.url,
  DATA_DIR: folder,
  DEMO_DATA: 'false',
  LOG_LEVEL: 'warn',
  TRUSTED_PROXIES: '127.0.0.1',
  // What is timed is the answer, not what this machine does for it first.
  PROOF_OF_WORK: '0',
})
const pool = new pg.Pool({ connectionString: cluster.url, max: 1 })
try {
  await seedAccounts(pool, trials + 20)
  await time(register({ trial: 0, email: 'first@firma.example' }, 201))
  await givePasswords(pool)
  for (const [question, ways] of Object.entries(questions)) {
    const times = new Map(Object.keys(ways).map((way) => [way, [] as number[]]))
    for (let trial = -10; trial < trials; trial += 1) {
      if (trial % 20 === 0) await pool.query('DELETE FROM throttles')
      for (const [way, ask] of shuffled(Object.entries(ways))) {
        const milliseconds = await time(ask(trial + 10))
        // The first ten warm up.
        if (trial >= 0) times.get(way)?.push(milliseconds)
      }
    }
    report(question, times)
  }
} finally {
  await pool.end()
  await service.stop()
  await cluster.release()
  await rm(folder, { recursive: true, force: true })
}

async function time(asked: ReturnType<Ask>): Promise<number> {
  const body = JSON.stringify(asked.body)
  const headers = {
    'Content-Type': 'application/json',
    'Idempotency-Key': randomUUID(),
    'X-Forwarded-For': `10.${randomByte()}.${randomByte()}.${randomByte()}`,
  }
  const start = performance.now()
  const reply = await fetch(`${service.url}${asked.path}`, { method: 'POST', headers, body })
  await reply.text()
  const end = performance.now()
  if (reply.status !== asked.status) throw new Error(`${asked.path} answered ${reply.status}`)
  return end - start
}

function report(question: string, times: ReadonlyMap<string, readonly number[]>): void {
  const [first = []] = times.values()
  const lines = [...times].map(([way, values]) => {
    const apart = (median(values) - median(first)).toFixed(2)
    const compared = values === first ? ' | ' : `${apart} | ${rankTest(first, values).toFixed(2)}`
    return `| ${way} | ${median(values).toFixed(2)} | ${compared} |`
  })
  process.stdout.write(
    `\n| ${question} | median ms | apart ms | p |\n|---|--:|--:|--:|\n${lines.join('\n')}\n`,
  )
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item)
}

function randomByte(): number {
  return Math.floor(Math.random() * 256)
}
