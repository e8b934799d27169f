import type * as polish from '@hezo/api/sentences/pl'
import type { FieldCode } from '@hezo/api'
import type { HezoErrorCode } from '@hezo/sdk'
import { type Language, language } from './locale.ts'

type Module = Pick<typeof polish, 'fillSentence' | 'sentences'>

/** What the sentence of a problem may name, e.g. the character that is not allowed. */
export type SentenceValues = Readonly<Record<string, string | number>>

/** What is wrong with one field. */
export interface FieldProblem {
  readonly code: FieldCode
  readonly values?: SentenceValues | undefined
}

const loaded: Partial<Record<Language, Module>> = {}

/** Loads the sentences of the page's language; they come with the client, never before. */
export async function loadSentences(): Promise<void> {
  const wanted = language()
  loaded[wanted] ??=
    wanted === 'pl'
      ? await import('@hezo/api/sentences/pl')
      : await import('@hezo/api/sentences/en')
}

/** Whether the sentences of the page's language are there. */
export function sentencesLoaded(): boolean {
  return language() in loaded
}

/** The sentence beside a field; empty until the sentences are there. */
export function fieldSentence({ code, values }: FieldProblem): string {
  const module = loaded[language()]
  return module ? module.fillSentence(module.sentences.fields[code], values) : ''
}

/** The sentence of a failure; empty until the sentences are there. */
export function failureSentence(code: HezoErrorCode): string {
  const { problems, clientFailures } = loaded[language()]?.sentences ?? {}
  return { ...problems, ...clientFailures }[code] ?? ''
}
