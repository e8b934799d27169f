import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { SecretBox } from './secret-box.ts'
import type { Database } from './storage/database.ts'

/** What each kind of job is told. */
export interface JobData {
  readonly mail: {
    readonly to: string
    readonly subject: string
    readonly text: string
    readonly html: string
  }
}
export type JobName = keyof JobData

/** Work to be done soon, by whichever replica gets to it. */
export interface Jobs {
  /** Queues a job in the caller's transaction: it runs if, and only if, that commits. */
  send<N extends JobName>(tx: Database, name: N, data: JobData[N]): Promise<void>
}

/** The side that does the work. */
export interface JobRunner extends Jobs {
  work<N extends JobName>(name: N, handler: (data: JobData[N]) => Promise<void>): Promise<void>
  /** Runs `task` on a cron schedule (UTC), on one replica at a time. */
  schedule(name: string, cron: string, task: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

const queueNames: readonly JobName[] = ['mail']
const schema = 'pgboss'

// A notice wakes the worker once, however many jobs were sent: it takes them by the batch, and comes
// back at once while batches are full.
const inBatches = {
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
  notifyPollingIntervalSeconds: 30,
} as const

/**
 * Jobs on pg-boss. Their data is sealed: a mail holds codes and one-time links, which must not lie
 * readable in the database. A failing job is tried again for about two hours, then kept as failed.
 */
export async function startJobs(
  connectionString: string,
  box: SecretBox,
  log: Logger,
): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString,
    schema,
    max: 2,
    application_name: 'hezo-jobs',
    useListenNotify: true,
  })
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))
  await boss.start()
  for (const name of queueNames) {
    await boss.createQueue(name, {
      retryLimit: 10,
      retryDelay: 10,
      retryBackoff: true,
      retryDelayMax: 1800,
      notify: true,
    })
  }

  return {
    async send(tx, name, data) {
      const sealed = box.seal(Buffer.from(JSON.stringify(data)), place(name)).toString('base64')
      await boss.send(name, { sealed }, { db: executorOn(tx) })
    },
    async work(name, handler) {
      async function run(job: { readonly id: string; readonly data: { readonly sealed: string } }) {
        try {
          const plain = box.open(Buffer.from(job.data.sealed, 'base64'), place(name))
          await handler(JSON.parse(plain.toString('utf8')) as JobData[typeof name])
          return { id: job.id, status: 'completed' as const }
        } catch (error) {
          log.warn({ err: error, job: job.id, queue: name }, 'job failed')
          const output = { message: error instanceof Error ? error.message : String(error) }
          return { id: job.id, status: 'failed' as const, output }
        }
      }
      await boss.work<{ sealed: string }, unknown, typeof inBatches>(name, inBatches, (jobs) =>
        Promise.all(jobs.map(run)),
      )
    },
    async schedule(name, cron, task) {
      await boss.createQueue(name)
      await boss.schedule(name, cron)
      await boss.work(name, task)
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

function place(name: JobName): string {
  return `jobs:${name}`
}

function executorOn(tx: Database) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const result = await tx.executeQuery(CompiledQuery.raw(text, values))
      return { rows: result.rows }
    },
  }
}
