import { setTimeout as pause } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { SecretBox } from './secret-box.ts'
import type { Letter } from './mail/letter.ts'
import type { Database } from './storage/database.ts'
import type { Write } from './storage/write.ts'

/** What each kind of job is told. */
export interface JobData {
  readonly mail: { readonly to: string; readonly letter: Letter }
}
export type JobName = keyof JobData

/** Work to be done soon, by whichever replica gets to it. */
export interface Jobs {
  /** Queues a job in the caller's transaction: it runs if, and only if, that commits. */
  send<N extends JobName>(tx: Database, name: N, data: JobData[N]): Promise<void>
  /** The same as a statement, to be written with others. */
  prepare<N extends JobName>(name: N, data: JobData[N]): Write
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

// Full batches follow one another at once, so a burst does not wait for polls.
const inBatches = {
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 1,
} as const

// Milliseconds of rest after each letter: twenty a second. One costs more than opening a ticket does,
// and can wait; requests go first.
const defaultRest = 50

// A sender's transaction has most often ended by then; if not, the poll finds the job.
const soon = 20

/**
 * Jobs on pg-boss. Their data is sealed: a mail holds codes and one-time links, which must not lie
 * readable in the database. A failing job is tried again for about two hours, then kept as failed.
 *
 * Workers poll, and this process wakes its own when it sends: PostgreSQL's NOTIFY would let only one
 * transaction of the whole database commit at a time.
 *
 * @param rest milliseconds of rest after each job.
 */
export async function startJobs(
  connectionString: string,
  box: SecretBox,
  log: Logger,
  rest = defaultRest,
): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString,
    schema,
    max: 2,
    application_name: 'hezo-jobs',
  })
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))
  await boss.start()
  const sending = new Map<JobName, Sending>()
  for (const name of queueNames) {
    await boss.createQueue(name, {
      retryLimit: 10,
      retryDelay: 10,
      retryBackoff: true,
      retryDelayMax: 1800,
    })
    sending.set(name, await learnSending(boss, name))
  }

  const workers = new Map<JobName, string>()
  const awakening = new Set<JobName>()
  function wakeSoon(name: JobName): void {
    if (awakening.has(name)) return
    awakening.add(name)
    setTimeout(() => {
      awakening.delete(name)
      const worker = workers.get(name)
      if (worker) boss.notifyWorker(worker)
    }, soon).unref()
  }

  function prepare<N extends JobName>(name: N, data: JobData[N]): Write {
    const statement = sending.get(name)
    if (!statement) throw new TypeError(`no queue ${name}`)
    wakeSoon(name)
    const sealed = box.seal(Buffer.from(JSON.stringify(data)), place(name)).toString('base64')
    // Somebody waits for a code with the form open before him.
    return statement(sealed, data.letter.code === undefined ? 0 : 1)
  }

  return {
    async send(tx, name, data) {
      const { sql, parameters } = prepare(name, data).compile()
      await tx.executeQuery(CompiledQuery.raw(sql, [...parameters]))
    },
    prepare,
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
      let resumeAt = 0
      const worker = await boss.work<{ sealed: string }, unknown, typeof inBatches>(
        name,
        inBatches,
        async (jobs) => {
          await pause(Math.max(0, resumeAt - performance.now()))
          resumeAt = performance.now() + jobs.length * rest
          return Promise.all(jobs.map(run))
        },
      )
      workers.set(name, worker)
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

/** The statement that queues a job; of those that wait, the higher `priority` goes first. */
type Sending = (sealed: string, priority: number) => Write

/**
 * pg-boss's own statement for a job of this queue, learnt by letting it speak to a database that runs
 * nothing. The statement is the same for every job; what differs is the job, its one parameter.
 */
async function learnSending(boss: PgBoss, name: JobName): Promise<Sending> {
  let heard: { text: string; values: unknown[] } | undefined
  await boss.send(
    name,
    { sealed: '' },
    {
      db: {
        async executeSql(text: string, values: unknown[] = []) {
          heard = { text, values }
          return { rows: [{ id: '' }] }
        },
      },
    },
  )
  const sql = heard?.text ?? ''
  const [job] = JSON.parse(String(heard?.values[0])) as [{ readonly data: unknown }]
  if (heard?.values.length !== 1 || !sql.includes('$1') || !job.data) {
    throw new TypeError('pg-boss sends jobs in a form unknown here')
  }
  return (sealed, priority) => ({
    compile: () => ({
      sql,
      parameters: [JSON.stringify([{ ...job, priority, data: { sealed } }])],
    }),
  })
}
