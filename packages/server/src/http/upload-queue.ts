import { ApiProblem } from '../problem.ts'

/** How many uploads go on at a time. */
export interface UploadLimits {
  readonly running: number
  /** Of one person; of one address before the person is known. */
  readonly runningPerPerson: number
  readonly queued: number
  /** Milliseconds until an upload that found no place is given up. */
  readonly patience: number
}

/** Files on their way in; each takes about 0.5 MB of memory. */
export const receivingLimits: UploadLimits = {
  running: 32,
  runningPerPerson: 4,
  queued: 512,
  patience: 20_000,
}

/**
 * Uploads whose sender and quotas are looked up: hundreds at once would stand in a row for the database, and
 * all that others ask behind them.
 */
export const admittingLimits: UploadLimits = { ...receivingLimits, running: 4, runningPerPerson: 2 }

/**
 * Files that have arrived and are written down: each holds a connection to the database until the disk
 * has it, and the others need some. The default pool has ten.
 */
export const keepingLimits: UploadLimits = { ...receivingLimits, running: 3, runningPerPerson: 2 }

/** Lets uploads in one after the other; what waits costs a TCP connection and no memory. */
export interface UploadQueue {
  /**
   * A place, until disposed of.
   * @throws ApiProblem overloaded
   */
  enter(sender: string): Promise<Disposable>
}

interface Queued {
  readonly userId: string
  readonly start: () => void
}

/** A queue for one process. */
export function createUploadQueue(limits: UploadLimits): UploadQueue {
  const running: string[] = []
  const queue: Queued[] = []

  const hasPlace = (userId: string): boolean =>
    running.length < limits.running &&
    running.filter((each) => each === userId).length < limits.runningPerPerson

  function startNext(): void {
    const next = queue.findIndex(({ userId }) => hasPlace(userId))
    if (next >= 0) queue.splice(next, 1)[0]?.start()
  }

  function run(userId: string): Disposable {
    running.push(userId)
    return {
      [Symbol.dispose]() {
        const index = running.indexOf(userId)
        if (index >= 0) running.splice(index, 1)
        startNext()
      },
    }
  }

  return {
    async enter(userId) {
      if (hasPlace(userId)) return run(userId)
      if (queue.length >= limits.queued) throw overloaded()
      return new Promise((resolve, reject) => {
        const queued = {
          userId,
          start() {
            clearTimeout(timer)
            resolve(run(userId))
          },
        }
        const timer = setTimeout(() => {
          queue.splice(queue.indexOf(queued), 1)
          reject(overloaded())
        }, limits.patience)
        queue.push(queued)
      })
    },
  }
}

function overloaded(): ApiProblem {
  return new ApiProblem('overloaded', { retryAfter: 10 })
}
