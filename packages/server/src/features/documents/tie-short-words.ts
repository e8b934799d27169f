const shortWord = /(^|[\s(„])([aiouwz]) /giu

/**
 * The same texts with Polish words of one letter tied to the word behind them: no line of a careful
 * Polish print ends with one.
 */
export function tieShortWords<T>(texts: T): T {
  return tied(texts) as T
}

function tied(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(shortWord, '$1$2\u00A0')
  if (Array.isArray(value)) return value.map(tied)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tied(inner)]))
}
