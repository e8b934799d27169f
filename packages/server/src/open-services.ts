import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Services } from './context.ts'
import { claimFolder } from './platform/blobs/claim-folder.ts'
import { openDiskBlobs } from './platform/blobs/disk-blobs.ts'
import { keepDiskSpace } from './platform/blobs/keep-disk-space.ts'
import { systemClock } from './platform/clock.ts'
import { type JobRunner, startJobs } from './platform/jobs.ts'
import { openKeyRing } from './platform/keys/key-ring.ts'
import { createPasswords } from './platform/passwords.ts'
import { keepRunning } from './platform/storage/keep-running.ts'
import { noLimits, openStorage, serviceLimits, type Storage } from './platform/storage/database.ts'
import { refuseSharedConnections, waitForDatabase } from './platform/storage/start-checks.ts'
import { migrate } from './platform/storage/migrate.ts'
import { openPostgresCluster } from './platform/storage/postgres-cluster.ts'
import { createSecretBox } from './platform/secret-box.ts'
import { createServices } from './services.ts'

/** The services of one process, and how to leave them. */
export interface OpenServices {
  readonly services: Services
  readonly storage: Storage
  readonly jobs: JobRunner
  /** Closes everything in order; our own database stops with its last user. */
  readonly close: () => Promise<void>
}

/**
 * Opens the database (`DATABASE_URL`, else our own in `DATA_DIR`), brings it up to date and puts the
 * services together. The server and the command line begin alike, and may run at the same time.
 */
export async function openServices(
  config: Config,
  log: Logger,
  limits: Partial<typeof serviceLimits> = serviceLimits,
): Promise<OpenServices> {
  // Others may pass through, not look around: PostgreSQL's own account lives in a folder below.
  await mkdir(config.dataDir, { recursive: true, mode: 0o711 })
  const given = { signing: config.signingKeys, encryption: config.encryptionKeys }
  const keys = await openKeyRing(join(config.dataDir, 'keys'), given, systemClock, log)
  const leave: (() => Promise<void>)[] = []
  const url = config.databaseUrl ?? (await ownDatabase(config.dataDir, log, leave))
  const close = async (): Promise<void> => {
    for (const step of leave.splice(0).toReversed()) await step()
  }
  try {
    await migrateDatabase(url, log)
    const storage = openStorage(url, config.databaseConnections, limits)
    leave.push(() => storage.close())
    const secrets = createSecretBox(keys.encryption)
    const jobs = await startJobs(url, storage.db, secrets, log)
    leave.push(() => jobs.stop())
    const files = join(config.dataDir, 'files')
    await claimFolder(storage.db, files)
    const blobs = keepDiskSpace(await openDiskBlobs(files), files, config.minFreeBytes, log)
    const passwords = createPasswords()
    leave.push(() => passwords.close())
    const parts = {
      config,
      clock: systemClock,
      log,
      storage,
      blobs,
      keys,
      secrets,
      jobs,
      passwords,
    }
    const services = await createServices(parts)
    leave.push(() => services.documentThreads.close())
    return { services, storage, jobs, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** On a connection of its own: a migration takes as long as it takes. */
async function migrateDatabase(url: string, log: Logger): Promise<void> {
  const storage = openStorage(url, 2, noLimits)
  try {
    await waitForDatabase(storage.pool, log)
    await refuseSharedConnections(storage.pool)
    const applied = await migrate(storage.pool)
    if (applied.length > 0) log.info({ applied }, 'database migrated')
  } finally {
    await storage.close()
  }
}

async function ownDatabase(
  dataDir: string,
  log: Logger,
  leave: (() => Promise<void>)[],
): Promise<string> {
  const cluster = await openPostgresCluster(join(dataDir, 'postgres'))
  leave.push(() => cluster.release(), keepRunning(cluster, log))
  return cluster.url
}
