import type { FieldCode } from '@hezo/api'
import { type Language, language } from './locale.ts'
import type * as polish from './sentences-pl.ts'

/** What the sentence of a problem may name, e.g. the character that is not allowed. */
export type SentenceValues = Readonly<Record<string, string | number>>

/** What is wrong with one field. */
export interface FieldProblem {
  readonly code: FieldCode
  readonly values?: SentenceValues | undefined
  /** The server's sentence, when the server found it. */
  readonly message?: string | undefined
}

/** A request that failed as a whole. `message` is the server's sentence, `retryAfter` in seconds. */
export interface Failure {
  readonly code: string
  readonly message?: string | undefined
  readonly retryAfter?: number | undefined
}

const loaded: Partial<Record<Language, typeof polish>> = {}

/** Loads the sentences of the page's language; they come with the client, never before. */
export async function loadSentences(): Promise<void> {
  const wanted = language()
  loaded[wanted] ??=
    wanted === 'pl' ? await import('./sentences-pl.ts') : await import('./sentences-en.ts')
}

/** Whether the sentences of the page's language are there. */
export function sentencesLoaded(): boolean {
  return language() in loaded
}

/** The sentence beside a field; empty until the sentences are there. */
export function fieldSentence({ code, values, message = '' }: FieldProblem): string {
  const words = loaded[language()]
  // The bundle leaves out what only the server finds.
  const own: string | undefined = words?.fields[code]
  return words && own ? words.fillSentence(own, values) : message
}

/** What a caught error is to a person; without a code it was no reply: a chunk did not load. */
export function failureOf(error: unknown): Failure {
  const { code, message, retryAfter } = error as Partial<Failure>
  return typeof code === 'string' ? { code, message, retryAfter } : { code: 'network_failed' }
}

/** The sentence of a failure: the server's own, or ours where no reply came. */
export function failureSentence({ code, message }: Failure): string | undefined {
  const ours: Readonly<Record<string, string>> = loaded[language()]?.clientFailures ?? {}
  return ours[code] ?? message
}
