export { fillSentence } from './lib/sentences/fill-sentence.ts'
export { sentences } from './lib/sentences/pl.ts'
export type { Sentences } from './lib/sentences/sentences.ts'
