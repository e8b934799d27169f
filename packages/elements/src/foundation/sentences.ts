import type { FieldCode } from '@hezo/api'
import { importPart } from './import-part.ts'
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

/** A request that failed as a whole. `message` is the server's sentence. */
export interface Failure {
  readonly code: string
  readonly message?: string | undefined
  /** From when on another attempt can succeed. */
  readonly retryAt?: Date | undefined
}

const loaded: Partial<Record<Language, typeof polish>> = {}

/** Loads the sentences of the page's language; they come with the client, never before. */
export async function loadSentences(): Promise<void> {
  const wanted = language()
  loaded[wanted] ??=
    wanted === 'pl'
      ? await importPart(() => import('./sentences-pl.ts'))
      : await importPart(() => import('./sentences-en.ts'))
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

/** The code of a failure without a reply: a part of the script did not load. */
export const partMissing = 'part_missing'

/** What a caught error is to a person; errors of requests have a code. */
export function failureOf(error: unknown): Failure {
  const { code, message, retryAfter } = error as Partial<Failure> & { readonly retryAfter?: number }
  if (typeof code !== 'string') return { code: partMissing }
  const retryAt = retryAfter === undefined ? undefined : new Date(Date.now() + retryAfter * 1000)
  return { code, message, retryAt }
}

/** The sentence of a failure: the server's own, or ours where no reply came. */
export function failureSentence({ code, message, retryAt }: Failure): string | undefined {
  const words = loaded[language()]
  if (words && code === 'rate_limited' && retryAt) {
    return words.fillSentence(words.waitUntil, { time: clockTime(retryAt) })
  }
  const ours: Readonly<Record<string, string>> = words?.clientFailures ?? {}
  return ours[code] ?? message
}

/** On the reader's own clock, never too early: `14:05:10` if soon, else `14:06` or `2 gru 2026, 14:06`. */
function clockTime(moment: Date): string {
  const region = language() === 'pl' ? 'pl' : 'en-GB'
  if (moment.getTime() - Date.now() < 120_000) return moment.toLocaleTimeString(region)
  const minute = new Date(Math.ceil(moment.getTime() / 60_000) * 60_000)
  const isToday = minute.toDateString() === new Date().toDateString()
  return minute.toLocaleString(region, {
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'medium' }),
  })
}
