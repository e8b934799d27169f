/**
 * UTF-16 code units that anything but free text may have as it is typed or pasted, with all its spaces
 * and unseen characters. Longer texts are refused before anything else looks at them.
 */
export const typedMaxLength = 1000

/** UTF-16 code units that free text of `max` characters may have as typed: a letter and three marks each. */
export function freeTextMaxLength(max: number): number {
  return max * 4
}

// Normalising a run of combining marks takes time that grows with the square of its length. In a text
// this short that is nothing; in a longer one a run is cut at UAX 15's limit.
const shortLength = 1024

// Marks, but for the combining grapheme joiner, and the two letters that become marks in NFKC and NFKD.
// More than 30 of them in a row stand in no script (UAX 15 §13).
const longRun = /(?:[^\P{M}\u034F]|[\uFF9E\uFF9F]){30}(?=[^\P{M}\u034F]|[\uFF9E\uFF9F])/gu

/**
 * The text in a Unicode normalisation form, or undefined where it is longer than `maxLength` UTF-16 code
 * units. The one place that normalises, so that nothing is normalised before its length is checked.
 *
 * Linear: in texts of more than 1,024 code units a combining grapheme joiner (U+034F), which nobody sees,
 * is put behind every 30 combining marks in a row: the stream-safe text format of UAX 15 §13.
 */
export function normalizeBounded(
  text: string,
  form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD',
  maxLength: number,
): string | undefined {
  if (text.length > maxLength) return undefined
  if (text.length <= shortLength) return text.normalize(form)
  // Once more, because some marks become several.
  return cutRuns(cutRuns(text).normalize(form))
}

function cutRuns(text: string): string {
  return text.replace(longRun, '$&\u034F')
}
