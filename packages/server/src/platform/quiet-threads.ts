import { extname } from 'node:path'
import { Piscina } from 'piscina'
import { ApiProblem } from '../problem.ts'

/** Threads for work that takes long, which give way to everything else the process does. */
export interface QuietThreads {
  /**
   * Calls an exported function of a module there, with one argument that can be cloned.
   * @throws ApiProblem overloaded when too many wait already; whatever the function throws
   */
  run<T>(module: ThreadModule, name: string, task: unknown): Promise<T>
  /** Lets what runs finish, and ends the threads. */
  close(): Promise<void>
}

/** A module that threads load. */
export interface ThreadModule {
  readonly href: string
}

/** The module `name` beside the one whose `import.meta.url` is given: source or build, as that one. */
export function threadModule(name: string, beside: string): ThreadModule {
  return new URL(`./${name}${extname(beside)}`, beside)
}

/** How many threads there are, and for how long. */
export interface ThreadSettings {
  readonly width: number
  /** Tasks that may wait. */
  readonly queue: number
  /** Threads that are there from the start; the others come when they are needed. */
  readonly ready?: number
  /** Milliseconds until a thread that has nothing to do ends. */
  readonly rest?: number
  /** Megabytes of one thread's heap. */
  readonly heap: number
}

// A thread of this niceness runs when hardly anybody else wants to (setpriority(2)).
const yielding = 19

/** Threads of low priority. */
export function createQuietThreads(settings: ThreadSettings): QuietThreads {
  const { width, queue, ready = 0, rest = Infinity, heap } = settings
  const threads = new Piscina({
    minThreads: ready,
    maxThreads: width,
    idleTimeout: rest,
    maxQueue: queue,
    niceIncrement: yielding,
    resourceLimits: { maxOldGenerationSizeMb: heap },
  })
  return {
    async run(module, name, task) {
      if (threads.queueSize >= queue) throw new ApiProblem('overloaded', { retryAfter: 2 })
      return threads.run(task, { filename: module.href, name }) as Promise<never>
    },
    close: () => threads.close(),
  }
}
