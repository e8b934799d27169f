import { createQuietThreads, type QuietThreads } from './quiet-threads.ts'

/**
 * Threads to set documents in. Fonts and libraries take tens of megabytes each, which an installation
 * that makes no PDF need not hold: none is there before the first, or a minute after the last.
 */
export function createDocumentThreads(width = 1): QuietThreads {
  // The heap is ten times what the longest dialogue of the old application takes.
  return createQuietThreads({ width, queue: 64, rest: 60_000, heap: 512 })
}
