import type { Locale } from '@hezo/domain'
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
  /**
   * The sign-in instructions as PDF, always the same: for callers to keep.
   * @throws ApiProblem overloaded when too many wait already
   */
  renderSignInGuide(locale: Locale): Promise<Uint8Array<ArrayBuffer>>
}

const transcript = threadModule('transcript', import.meta.url)
const signInGuide = threadModule('sign-in-guide', import.meta.url)

/** Documents that are set in `threads`. */
export function createDocuments(threads: QuietThreads): Documents {
  return {
    renderTranscript: (input) => threads.run(transcript, 'renderTranscript', input),
    renderSignInGuide: (locale) => threads.run(signInGuide, 'renderSignInGuide', locale),
  }
}
