import type { Locale } from '@hezo/domain'
import { guideWordsEn } from './guide-words-en.ts'
import { guideWordsPl } from './guide-words-pl.ts'

/** The screens of the portal that the guide shows; `guide/` has a picture of each. */
export type GuideScreen =
  | 'sign-in'
  | 'register-contract'
  | 'register-person'
  | 'register-email'
  | 'register-authenticator'
  | 'register-codes'
  | 'contracts'
  | 'sign-in-password'
  | 'sign-in-code'
  | 'password-reset-email'
  | 'password-reset-code'

/** What a person does on one screen. Words of the screen stand in quotation marks. */
export interface GuideStep {
  readonly screen: GuideScreen
  readonly title: string
  readonly paragraphs: readonly string[]
  /** What the picture shows, for those who do not see it. */
  readonly picture: string
}

/** A thing and what is to be said of it. */
export interface GuideEntry {
  readonly title: string
  readonly text: string
  /** As it is written. */
  readonly example?: string
}

/** What is done step by step. */
export interface GuideChapter {
  readonly title: string
  readonly lead: string
  readonly steps: readonly GuideStep[]
}

/** The words of the sign-in guide in one language. */
export interface GuideWords {
  readonly title: string
  readonly lead: string
  readonly site: string
  readonly edition: string
  readonly page: (number: number, of: number) => string
  /** Above the list of chapters. */
  readonly contents: string
  readonly needs: { readonly title: string; readonly entries: readonly GuideEntry[] }
  readonly oldSerials: GuideEntry
  readonly registration: GuideChapter
  readonly signIn: GuideChapter
  /** A forgotten password; the lead says what to press on the sign-in screen. */
  readonly forgotten: GuideChapter
  readonly troubles: { readonly title: string; readonly entries: readonly GuideEntry[] }
  readonly contact: {
    readonly title: string
    readonly lead: string
    readonly entries: readonly GuideEntry[]
  }
}

/** The guide's words in each language. */
export const guideWords: Readonly<Record<Locale, GuideWords>> = {
  pl: guideWordsPl,
  en: guideWordsEn,
}
