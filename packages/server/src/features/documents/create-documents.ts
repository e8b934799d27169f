import type { QuietThreads } from '../../platform/quiet-threads.ts'
import { threadModule } from '../../platform/quiet-threads.ts'
import type { Transcript } from './transcript.ts'

/** Setting of documents, off the event loop. */
export interface Documents {
  /**
   * A ticket's dialogue as PDF.
   * @throws ApiProblem overloaded when too many wait already
   */
  renderTranscript(input: Transcript): Promise<Uint8Array<ArrayBuffer>>
}

const transcript = threadModule('transcript', import.meta.url)

/** Documents that are set in `threads`. */
export function createDocuments(threads: QuietThreads): Documents {
  return {
    renderTranscript: (input) => threads.run(transcript, 'renderTranscript', input),
  }
}
