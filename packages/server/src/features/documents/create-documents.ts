import { extname } from 'node:path'
import type { Locale } from '@hezo/domain'
import { Piscina } from 'piscina'
import { ApiProblem } from '../../problem.ts'
import type { Transcript } from './transcript.ts'

/** Setting of documents, off the event loop. */
export interface Documents {
  /**
   * A ticket's dialogue as PDF.
   * @throws ApiProblem overloaded when too many wait already
   */
  renderTranscript(input: Transcript): Promise<Uint8Array>
  /**
   * The sign-in instructions as PDF, always the same: for callers to keep.
   * @throws ApiProblem overloaded when too many wait already
   */
  renderSignInGuide(locale: Locale): Promise<Uint8Array>
  /** Ends the threads. */
  close(): Promise<void>
}

// A thread of this niceness gets a tenth of the time of one that wants to run too (setpriority(2)).
const yielding = 10

// Fonts and libraries take tens of megabytes, which an installation that makes no PDF need not hold.
const restAfter = 60_000

/** Threads that give way to all else: `width` at a time, `queue` waiting at most; none before the first. */
export function createDocuments(width = 1, queue = 64): Documents {
  const threads = new Piscina<Transcript | Locale, Uint8Array>({
    filename: task('transcript'),
    minThreads: 0,
    maxThreads: width,
    idleTimeout: restAfter,
    maxQueue: queue,
    niceIncrement: yielding,
    // Ten times what the longest dialogue of the old application takes.
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  async function run(
    input: Transcript | Locale,
    where: { filename: string; name: string },
  ): Promise<Uint8Array> {
    if (threads.queueSize >= queue) throw new ApiProblem('overloaded', { retryAfter: 2 })
    return threads.run(input, where)
  }
  return {
    renderTranscript: (input) =>
      run(input, { filename: task('transcript'), name: 'renderTranscript' }),
    renderSignInGuide: (locale) =>
      run(locale, { filename: task('sign-in-guide'), name: 'renderSignInGuide' }),
    close: () => threads.close(),
  }
}

/** A file of this folder, as threads load it. */
function task(name: string): string {
  return new URL(`${name}${extname(import.meta.url)}`, import.meta.url).href
}
