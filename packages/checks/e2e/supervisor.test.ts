// Promise: a service that is killed comes back by itself; one whose supervisor is killed ends in order.
import { access, chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ServerProcess, startServer, supervisedService } from '../src/server-process.ts'

let dataDir: string
let supervisor: ServerProcess
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'hezo-e2e-'))
  // As an operator's folder is: PostgreSQL's account can pass through.
  await chmod(dataDir, 0o711)
  supervisor = await startServer(supervisedService, { DATA_DIR: dataDir, LOG_LEVEL: 'warn' })
})
afterAll(async () => {
  await supervisor.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function servicePid(): Promise<number> {
  const { pid } = supervisor
  return Number((await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim())
}

async function untilHealthz(answers: boolean): Promise<void> {
  for (;;) {
    const isThere = await fetch(`${supervisor.url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isThere === answers) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('a killed service is started again', async () => {
  const first = await servicePid()
  process.kill(first, 'SIGKILL')
  await untilHealthz(false)
  await untilHealthz(true)
  expect(await servicePid()).not.toBe(first)
  expect((await fetch(`${supervisor.url}/readyz`)).status).toBe(200)
})

it('a service whose supervisor is killed stops, and its database with it', async () => {
  const service = await servicePid()
  const database = join(dataDir, 'postgres', 'data', 'postmaster.pid')
  await access(database)
  await supervisor.stop('SIGKILL')
  await untilHealthz(false)
  await expect.poll(() => isRunning(service), { timeout: 30_000 }).toBe(false)
  await expect(access(database)).rejects.toThrow('ENOENT')
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
