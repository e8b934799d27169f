// `pnpm attack [name …]`: attacks a started service from outside, for two minutes, and says whether it
// survived, how long others waited meanwhile, and whether its memory came back. Exit code 1 if not.
import { fork } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { registerCustomer } from '../e2e/support/installation.ts'
import { type ServerProcess, serviceEntry, startServer } from '../src/server-process.ts'
import type { Outcomes, Target } from './attack.ts'
import { behaveHonestly, type HonestFigures, percentile } from './honest.ts'

const goals = { p99: 250, memoryGrowth: 1.25 }
const seconds = Number(process.env['ATTACK_SECONDS'] ?? 120)
const megabyte = 1024 * 1024

const folder = await mkdtemp(join(tmpdir(), 'hezo-attack-'))
// As an operator's folder is: PostgreSQL's account can pass through.
await chmod(folder, 0o711)
const service = await startServer(serviceEntry, {
  DATA_DIR: folder,
  LOG_LEVEL: 'error',
  TRUSTED_PROXIES: '127.0.0.1',
})
try {
  process.exitCode = (await run(service)) ? 0 : 1
} finally {
  await service.stop()
  await rm(folder, { recursive: true, force: true })
}

async function run(attacked: ServerProcess): Promise<boolean> {
  const { url, pid } = attacked
  const memory = async (): Promise<number> => attacked.memory()
  const [, nip = '', contractNumber = '', serialNumber = ''] =
    /NIP\s+(\S+)\s+contract\s+(\S+)\s+serial number\s+(\S+)/.exec(attacked.output()) ?? []
  const register = async (email: string): Promise<string> => {
    const entitlement = { nip, contractNumber, serialNumber }
    const installation = { dataDir: folder }
    const { client } = await registerCustomer(installation, url, entitlement, email, {
      dpop: false,
    })
    return client.session.current?.accessToken ?? ''
  }
  const email = 'owner@firma.example'
  const owner = await register(email)
  const target: Target = { url, seconds, email, accessToken: await register('ewa@firma.example') }

  const alone = await behaveHonestly(url, owner, after(20))
  const before = await memory()
  const worked = await processorSeconds(pid)
  let peak = before
  let isOver = false
  const watch = setInterval(
    () =>
      void memory().then(
        (now) => (peak = Math.max(peak, now)),
        () => undefined,
      ),
    200,
  )
  const attacks = attack(target).finally(() => (isOver = true))
  const meanwhile = await behaveHonestly(url, owner, () => isOver)
  const results = await attacks
  const work = isAlive(pid) ? (await processorSeconds(pid)) - worked : Infinity
  const settled = isAlive(pid) ? await settle(memory, before * goals.memoryGrowth) : Infinity
  clearInterval(watch)

  const p99 = percentile(meanwhile, 0.99)
  const verdicts = [
    [isAlive(pid), `the process survived${isAlive(pid) ? ` (still ${pid})` : ': NO'}`],
    [p99 <= goals.p99, `p99 of honest requests ${p99.toFixed(0)} ms, goal ≤ ${goals.p99} ms`],
    [
      count(meanwhile.failures) === 0,
      `honest requests refused: ${JSON.stringify(meanwhile.failures)}`,
    ],
    [settled <= before * goals.memoryGrowth, 'memory returned to its level'],
  ] as const
  print(results, { alone, meanwhile }, [before, peak, settled])
  console.log(`the service took ${work.toFixed(0)} s of processor time meanwhile\n`)
  for (const [isGood, text] of verdicts) console.log(`${isGood ? 'ok    ' : 'FAILED'} ${text}`)
  return verdicts.every(([isGood]) => isGood)
}

async function attack(target: Target): Promise<Record<string, Outcomes>> {
  const entry = fileURLToPath(new URL('attackers.ts', import.meta.url))
  const child = fork(entry, [JSON.stringify(target), JSON.stringify(process.argv.slice(2))])
  return new Promise((resolve, reject) => {
    child.once('message', (results) => resolve(results as Record<string, Outcomes>))
    child.once('exit', (code) => reject(new Error(`the attackers ended with ${code}`)))
  })
}

/** Memory once it is below `level`, or after two minutes. */
async function settle(memory: () => Promise<number>, level: number): Promise<number> {
  const isLate = after(120)
  for (;;) {
    const now = await memory()
    if (now <= level || isLate()) return now
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

function print(
  results: Record<string, Outcomes>,
  { alone, meanwhile }: Record<'alone' | 'meanwhile', HonestFigures>,
  memory: readonly number[],
): void {
  for (const [name, outcomes] of Object.entries(results)) {
    console.log(`${name}: ${count(outcomes)} requests, ${JSON.stringify(outcomes)}`)
  }
  const hostile = Object.values(results).reduce((sum, outcomes) => sum + count(outcomes), 0)
  console.log(`\n${hostile} hostile requests in ${seconds} s\n`)
  console.log('| honest requests | count | p50 ms | p95 ms | p99 ms | longest ms |')
  console.log('| --- | --: | --: | --: | --: | --: |')
  for (const [name, figures] of Object.entries({ alone, meanwhile })) {
    const row = [0.5, 0.95, 0.99, 1].map((share) => percentile(figures, share).toFixed(1))
    console.log(`| ${name} | ${figures.latencies.length} | ${row.join(' | ')} |`)
  }
  const [before, peak, settled] = memory.map((bytes) => `${(bytes / megabyte).toFixed(0)} MB`)
  console.log(`\nresident memory: ${before} before, ${peak} at most, ${settled} afterwards\n`)
}

function count(outcomes: Readonly<Record<string, number>>): number {
  return Object.values(outcomes).reduce((sum, each) => sum + each, 0)
}

function after(delay: number): () => boolean {
  const end = performance.now() + delay * 1000
  return () => performance.now() > end
}

/** Processor time that a process took so far: user and system, which Linux counts in hundredths. */
async function processorSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
