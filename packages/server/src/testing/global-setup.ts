import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { startJobs } from '../platform/jobs.ts'
import { systemClock } from '../platform/clock.ts'
import { createKeyRing } from '../platform/keys/key-ring.ts'
import { createSecretBox } from '../platform/secret-box.ts'
import { openStorage } from '../platform/storage/database.ts'
import { migrate } from '../platform/storage/migrate.ts'
import { openPostgresCluster } from '../platform/storage/postgres-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/**
 * One real PostgreSQL for all tests; its database is migrated once and is the template that each
 * test file clones. Tests do not survive a power cut, so nothing waits for the disk.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'hezo-tests-'))
  const cluster = await openPostgresCluster(directory, [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
  ])
  const storage = openStorage(cluster.url, 2)
  await migrate(storage.pool)
  const none = [new Uint8Array(32)]
  const box = createSecretBox(
    createKeyRing({ signing: none, encryption: none }, systemClock).encryption,
  )
  const jobs = await startJobs(cluster.url, storage.db, box, pino({ level: 'silent' }))
  await jobs.stop()
  await storage.close()
  project.provide('databaseUrl', cluster.url)
  return async () => {
    await cluster.release()
    await rm(directory, { recursive: true, force: true })
  }
}
