import { CompiledQuery, sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Letter } from './mail/letter.ts'
import { outboxRow, startRelay, type WaitingJob, withdrawFromOutbox } from './outbox.ts'
import type { SecretBox } from './secret-box.ts'
import type { Database } from './storage/database.ts'
import type { Write } from './storage/write.ts'

/** What each kind of job is told. */
export interface JobData {
  /** `to` is null for a letter that nobody gets. */
  readonly mail: { readonly to: string | null; readonly letter: Letter }
}
export type JobName = keyof JobData

/** Work to be done soon, by whichever replica gets to it. */
export interface Jobs {
  /** Queues a job in the caller's transaction: it runs if, and only if, that commits. */
  send<N extends JobName>(tx: Database, name: N, data: JobData[N]): Promise<void>
  /**
   * Takes back the jobs that wait, also for another attempt, and that `isMeant` means. Resolves with how
   * many they were; what is being done already is not among them.
   */
  withdraw<N extends JobName>(
    tx: Database,
    name: N,
    isMeant: (data: JobData[N]) => boolean,
  ): Promise<number>
  /** The same as a statement, to be written with others. */
  prepare<N extends JobName>(name: N, data: JobData[N]): Write
}

/** The side that does the work. */
export interface JobRunner extends Jobs {
  /** `handler` is given the job's id, the same at each attempt. */
  work<N extends JobName>(
    name: N,
    handler: (data: JobData[N], id: string) => Promise<void>,
  ): Promise<void>
  /** Runs `task` on a cron schedule (UTC), on one replica at a time. */
  schedule(name: string, cron: string, task: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

// The queue's own connections, if the network goes silent. Maintenance may take longer than a request.
const connectionLimits = {
  query_timeout: 60_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
}

const queueNames: readonly JobName[] = ['mail']
const schema = 'pgboss'

// Few at a time and worker: a delivery that hangs holds up one other. Full batches follow one another at once, so
// a burst does not wait for polls; pg-boss does so from two on.
const inPairs = {
  batchSize: 2,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 2,
} as const
const workersPerQueue = 4

// Seconds. A worker says that it lives; the jobs of one that does not are done by another within a minute: after
// heartbeat, supervision, and a first delay of 10 to 20 seconds. A queue is checked at every supervision, if the
// last check is older than `monitorIntervalSeconds`.
const heartbeat = 15
const supervision = 10

// Milliseconds between letters: twenty a second. One costs more than opening a ticket does,
// and can wait; requests go first.
const defaultRest = 50

/**
 * Jobs on pg-boss, which gets them from the outbox. Their data is sealed: a mail holds codes and
 * one-time links, which must not lie readable in the database. A failing job is tried again for about
 * two hours, then kept as failed.
 *
 * Workers poll, and are woken when the outbox is handed on: PostgreSQL's NOTIFY would let only one
 * transaction of the whole database commit at a time.
 *
 * @param rest milliseconds between one job and the next.
 */
export async function startJobs(
  connectionString: string,
  db: Database,
  box: SecretBox,
  log: Logger,
  rest = defaultRest,
): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString,
    schema,
    max: 3,
    application_name: 'hezo-jobs',
    superviseIntervalSeconds: supervision,
    monitorIntervalSeconds: supervision / 2,
    ...connectionLimits,
  })
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))
  await boss.start()
  for (const name of queueNames) {
    const options = {
      retryLimit: 10,
      retryDelay: 10,
      retryBackoff: true,
      retryDelayMax: 1800,
      heartbeatSeconds: heartbeat,
    }
    await boss.createQueue(name, options)
    await boss.updateQueue(name, options)
  }

  const workers = new Map<string, readonly string[]>()
  const receiver = {
    async accept(tx: Database, queue: string, jobs: readonly WaitingJob[]) {
      await boss.insert(queue, jobs.map(toBossJob), { db: fromKysely(tx) })
    },
    announce(queue: string) {
      for (const worker of workers.get(queue) ?? []) boss.notifyWorker(worker)
    },
  }
  const relay = startRelay(db, log, receiver, rest)

  function prepare<N extends JobName>(name: N, data: JobData[N]): Write {
    relay.wake()
    return outboxRow({
      // Somebody waits for a code with the form open before him.
      priority: data.letter.code === undefined ? 1 : 0,
      queue: name,
      sealed: box.seal(Buffer.from(JSON.stringify(data)), place(name)),
    })
  }

  return {
    async send(tx, name, data) {
      const statement = prepare(name, data).compile()
      await tx.executeQuery(CompiledQuery.raw(statement.sql, [...statement.parameters]))
    },
    prepare,
    async withdraw(tx, name, isMeant) {
      const opens = (sealed: Buffer) => {
        const data = tryToOpen(box, sealed, name)
        return data !== undefined && isMeant(data)
      }
      return (await withdrawFromOutbox(tx, name, opens)) + (await withdrawHandedOn(tx, name, opens))
    },
    async work(name, handler) {
      async function run(job: { readonly id: string; readonly data: { readonly sealed: string } }) {
        try {
          const plain = box.open(Buffer.from(job.data.sealed, 'base64'), place(name))
          await handler(JSON.parse(plain.toString('utf8')) as JobData[typeof name], job.id)
          return { id: job.id, status: 'completed' as const }
        } catch (error) {
          log.warn({ err: error, job: job.id, queue: name }, 'job failed')
          const output = { message: error instanceof Error ? error.message : String(error) }
          return { id: job.id, status: 'failed' as const, output }
        }
      }
      const start = (): Promise<string> =>
        boss.work<{ sealed: string }, unknown, typeof inPairs>(name, inPairs, async (jobs) =>
          Promise.all(jobs.map(run)),
        )
      workers.set(name, await Promise.all(Array.from({ length: workersPerQueue }, start)))
    },
    async schedule(name, cron, task) {
      await boss.createQueue(name)
      await boss.schedule(name, cron)
      await boss.work(name, task)
    },
    async stop() {
      await relay.stop()
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** Undefined for what no key opens any more: it will not be done either. */
function tryToOpen<N extends JobName>(
  box: SecretBox,
  sealed: Buffer,
  name: N,
): JobData[N] | undefined {
  try {
    return JSON.parse(box.open(sealed, place(name)).toString('utf8')) as JobData[N]
  } catch {
    return undefined
  }
}

/** The same for what pg-boss has already: those rows it has not given to a worker. */
async function withdrawHandedOn(
  tx: Database,
  queue: string,
  isMeant: (sealed: Buffer) => boolean,
): Promise<number> {
  const { rows } = await sql<{ id: string; data: { sealed: string } }>`
    SELECT id, data FROM pgboss.job
    WHERE name = ${queue} AND state IN ('created', 'retry') FOR UPDATE SKIP LOCKED`.execute(tx)
  const meant = rows.filter(({ data }) => isMeant(Buffer.from(data.sealed, 'base64')))
  const ids = meant.map(({ id }) => id)
  if (ids.length > 0) {
    await sql`DELETE FROM pgboss.job WHERE name = ${queue} AND id = ANY(${ids})`.execute(tx)
  }
  return ids.length
}

function place(name: JobName): string {
  return `jobs:${name}`
}

function toBossJob({ sealed }: WaitingJob): { data: { sealed: string } } {
  return { data: { sealed: sealed.toString('base64') } }
}
