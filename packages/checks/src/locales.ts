import type { SourceFile } from './tree.ts'

/** One message of an XLIFF 1.2 file; `target` is null until somebody translates it. */
export interface Unit {
  readonly id: string
  readonly source: string
  readonly target: string | null
}

/** The messages of an XLIFF file as lit-localize writes it. */
export function unitsOf(xliff: string): Unit[] {
  return [...xliff.matchAll(/<trans-unit id="([^"]+)"[^>]*>([\s\S]*?)<\/trans-unit>/g)].map(
    ([, id = '', body = '']) => ({
      id,
      source: /<source>([\s\S]*?)<\/source>/.exec(body)?.[1] ?? '',
      target: /<target[^>]*>([\s\S]*?)<\/target>/.exec(body)?.[1] ?? null,
    }),
  )
}

/**
 * Messages without a translation, with the source for one, or with other placeholders than the
 * source.
 *
 * @param same sources that are rightly the same in both languages.
 */
export function translationBreaks(
  files: readonly SourceFile[],
  same: ReadonlySet<string>,
): string[] {
  return files
    .filter(({ path }) => path.endsWith('.xlf'))
    .flatMap(({ path, text }) =>
      unitsOf(text).flatMap(({ id, source, target }) => {
        const at = `${path} ${id} “${source}”`
        if (!target?.trim()) return [`${at} is not translated`]
        if (target === source && !same.has(source)) return [`${at} is translated by itself`]
        return String(xliffPlaceholders(source)) === String(xliffPlaceholders(target))
          ? []
          : [`${at} has other placeholders in “${target}”`]
      }),
    )
}

/** Codes whose sentences fill in other values in one language than in the other. */
export function placeholderBreaks(one: object, other: object): string[] {
  return Object.entries(one).flatMap(([key, value]: [string, unknown]) => {
    const counterpart: unknown = (other as Record<string, unknown>)[key]
    if (typeof value === 'object' && value !== null)
      return placeholderBreaks(value, counterpart ?? {})
    const [left, right] = [value, counterpart].map((sentence) =>
      [...String(sentence).matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted(),
    )
    return String(left) === String(right)
      ? []
      : [`${key}: ${left?.join()} here, ${right?.join()} there`]
  })
}

function xliffPlaceholders(text: string): string[] {
  return [...text.matchAll(/<x id="([^"]*)"/g)].map(([, id = '']) => id).toSorted()
}
