import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepRunning } from './keep-running.ts'
import { openPostgresCluster } from './postgres-cluster.ts'

const quick = ['fsync=off', 'shared_buffers=4MB']
let folder: string

beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'hezo-cluster-'))
  // As root, PostgreSQL's own account has to get through.
  await chmod(parent, 0o711)
  folder = join(parent, 'postgres')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

/** One row that was there before, or why there is no answer. */
async function ask(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<{ text: string }>('SELECT text FROM kept')).rows[0]?.text
  } catch (error) {
    return error
  } finally {
    await client.end().catch(() => {})
  }
}

test('a database that died is started again where its users look for it', async () => {
  const cluster = await openPostgresCluster(folder, quick)
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  await client.query(`CREATE TABLE kept AS SELECT 'still there' AS text`)
  await client.end()
  const stopWatching = keepRunning(cluster, pino({ level: 'silent' }), 50)

  const lines = (await readFile(join(folder, 'data/postmaster.pid'), 'utf8')).split('\n')
  process.kill(Number(lines[0]), 'SIGKILL')
  await expect.poll(() => ask(cluster.url), { timeout: 15_000 }).not.toBe('still there')
  await expect.poll(() => ask(cluster.url), { timeout: 15_000 }).toBe('still there')

  await stopWatching()
  await cluster.release()
  expect(await ask(cluster.url)).toMatchObject({ code: 'ECONNREFUSED' })
})

test('two that start together on a new folder share one database, and leave no draft', async () => {
  const [one, other] = await Promise.all([
    openPostgresCluster(folder, quick),
    openPostgresCluster(folder, quick),
  ])
  expect(other.url).toBe(one.url)
  expect((await readdir(folder)).toSorted()).toEqual(['data', 'password', 'postgres.log'])
  await one.release()
})
