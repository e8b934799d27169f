/** What a parser answers when the text is good; some parsers add facts beside `value`. */
export interface Accepted<Value> {
  readonly ok: true
  /** The canonical form: parsing it again gives it back unchanged. */
  readonly value: Value
}

/**
 * What a parser answers when the text is not good. Reasons are stable codes, never sentences:
 * sentences are made at the edge, in the reader's language.
 */
export interface Refused<Reason extends string> {
  readonly ok: false
  readonly reason: Reason
  /**
   * The character that is to blame, as it was typed, with its combining marks. Always there
   * with `bad_character`, and with it only. Always well-formed: a lone surrogate is given as U+FFFD.
   */
  readonly character?: string
  /** Where `character` starts in the input: a UTF-16 index, counted from 0. */
  readonly position?: number
}

/** The answer of every parser here. Parsers are total: no string makes them throw. */
export type Parsed<Value, Reason extends string> = Accepted<Value> | Refused<Reason>

/** Builds the good answer. */
export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value }
}

/** Builds the bad answer. */
export function refuse<Reason extends string>(reason: Reason): Refused<Reason> {
  return { ok: false, reason }
}

const mark = /^\p{M}$/u

// A base letter carries a handful of marks in any real script; "zalgo" text carries hundreds,
// and the whole heap must not travel back in an error.
const mostMarks = 8

/**
 * Builds the `bad_character` answer for the code point at `position`: a combining mark is named
 * together with the letter that it stands on, as the reader sees it.
 */
export function refuseCharacter(text: string, position: number): Refused<'bad_character'> {
  let start = position
  for (let steps = 0; steps < mostMarks && start > 0 && mark.test(pointAt(text, start)); steps++) {
    start -= start > 1 && (text.codePointAt(start - 2) ?? 0) > 0xff_ff ? 2 : 1
  }
  let end = start + pointAt(text, start).length
  for (let steps = 0; steps < mostMarks && mark.test(pointAt(text, end)); steps++) {
    end += pointAt(text, end).length
  }
  const character = wellFormed(text.slice(start, end))
  return { ok: false, reason: 'bad_character', character, position: start }
}

/** Replaces lone surrogates, which no encoding can carry, by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD')
}

function pointAt(text: string, index: number): string {
  const point = text.codePointAt(index)
  return point === undefined ? '' : String.fromCodePoint(point)
}
