import type { Locale } from '@hezo/api'

/** What a mail says, before it is laid out. Plain text only; layout escapes it. */
export interface Letter {
  readonly locale: Locale
  readonly subject: string
  readonly greeting?: string
  readonly paragraphs: readonly string[]
  /** A code to type, shown large and with room to copy. */
  readonly code?: string
  /** The one thing to do next. */
  readonly action?: { readonly label: string; readonly url: string }
}
