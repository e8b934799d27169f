import { setTimeout as pause } from 'node:timers/promises'
import type { Selectable } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from './storage/database.ts'
import type { Outbox } from './storage/generated/schema.ts'
import { insertOnce } from './storage/write.ts'

/** A job that waits to be handed on. */
export type WaitingJob = Pick<Selectable<Outbox>, 'queue' | 'sealed'>

/** Puts a job into the outbox, in the transaction of the change that causes it. */
export const outboxRow = insertOnce('outbox', ['priority', 'queue', 'sealed'])

/** Where jobs go from the outbox. */
export interface Receiver {
  /** Takes jobs of one queue over, in the transaction that takes them from the outbox. */
  accept(tx: Database, queue: string, jobs: readonly WaitingJob[]): Promise<void>
  /** Is told when that was committed. */
  announce(queue: string): void
}

/** Hands the outbox on. */
export interface Relay {
  /** Says that there will be something to hand on: the sender's transaction commits soon. */
  wake(): void
  /** Resolves when nothing is being handed on any more. */
  stop(): Promise<void>
}

// Small, so that an urgent job does not wait long behind others.
const batchSize = 5
// Milliseconds. A sender's transaction has most often ended after the first; else, and for what another
// process left behind, the outbox is looked at after the second.
const soon = 25
const poll = 1000

/**
 * Moves jobs from the outbox to `receiver`, as fast as they can be done and no faster: a burst stays
 * where it costs least. A job is in one of the two places, whatever breaks; several processes share
 * the work.
 *
 * @param rest milliseconds between one job and the next.
 */
export function startRelay(db: Database, log: Logger, receiver: Receiver, rest: number): Relay {
  const stopping = new AbortController()
  let woken = Promise.withResolvers<void>()

  async function moveBatch(): Promise<number> {
    const { count, queues } = await db.transaction().execute(async (tx) => {
      const jobs = await takeBatch(tx)
      const byQueue = Map.groupBy(jobs, ({ queue }) => queue)
      for (const [queue, ofQueue] of byQueue) await receiver.accept(tx, queue, ofQueue)
      return { count: jobs.length, queues: [...byQueue.keys()] }
    })
    for (const queue of queues) receiver.announce(queue)
    return count
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const moved = await moveBatch().catch((error: unknown) => {
        log.error({ err: error }, 'outbox')
        return 0
      })
      if (moved > 0) await pause(moved * rest)
      else {
        const timer = setTimeout(woken.resolve, poll)
        await woken.promise
        clearTimeout(timer)
        woken = Promise.withResolvers()
        await pause(soon)
      }
    }
  }

  const running = run()
  return {
    wake: () => woken.resolve(),
    async stop() {
      stopping.abort()
      woken.resolve()
      await running
    },
  }
}

/** Takes back what waits in a queue and is meant; waits for whoever is handing some of it on. */
export async function withdrawFromOutbox(
  tx: Database,
  queue: string,
  isMeant: (sealed: Buffer) => boolean,
): Promise<number> {
  const waiting = await tx
    .selectFrom('outbox')
    .select(['priority', 'id', 'sealed'])
    .where('queue', '=', queue)
    .forUpdate()
    .execute()
  const meant = waiting.filter(({ sealed }) => isMeant(sealed))
  for (const { priority, id } of meant) {
    await tx.deleteFrom('outbox').where('priority', '=', priority).where('id', '=', id).execute()
  }
  return meant.length
}

/** Takes the first jobs that no other process is taking. */
async function takeBatch(tx: Database): Promise<WaitingJob[]> {
  return tx
    .with('first', (db) =>
      db
        .selectFrom('outbox')
        .select(['priority', 'id'])
        .orderBy('priority')
        .orderBy('id')
        .limit(batchSize)
        .forUpdate()
        .skipLocked(),
    )
    .deleteFrom('outbox')
    .using('first')
    .whereRef('outbox.priority', '=', 'first.priority')
    .whereRef('outbox.id', '=', 'first.id')
    .returning(['queue', 'sealed'])
    .execute()
}
