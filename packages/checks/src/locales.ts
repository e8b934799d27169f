import { parseSync, Visitor } from 'oxc-parser'
import { isProduct, packageOf, type SourceFile } from './tree.ts'

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

/**
 * Messages of the elements' source that no XLIFF file knows, and messages of XLIFF files that no
 * source says any more. Places for values compare as places, whatever stands in them.
 */
export function messageDrift(files: readonly SourceFile[]): string[] {
  const said = new Map(
    files
      .filter(({ path }) => isProduct(path) && packageOf(path) === 'elements')
      .flatMap((file) => messagesOf(file).map((message) => [message, file.path])),
  )
  const known = new Set(
    files
      .filter(({ path }) => path.endsWith('.xlf'))
      .flatMap(({ text }) => unitsOf(text).map(({ source }) => plain(source))),
  )
  return [
    ...[...said]
      .filter(([message]) => !known.has(message))
      .map(([message, path]) => `${path} says “${message}”, which no translator was given`),
    ...[...known]
      .filter((message) => !said.has(message))
      .map((message) => `“${message}” is translated and never said`),
  ]
}

/** What `msg('…')` and ``msg(str`…`)`` say in a file, `{}` for each value. */
function messagesOf({ path, text }: SourceFile): string[] {
  const messages: string[] = []
  const { program } = parseSync(path, text, { sourceType: 'module' })
  new Visitor({
    CallExpression({ callee, arguments: [said] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'msg') return
      if (said?.type === 'Literal') messages.push(String(said.value))
      if (said?.type === 'TemplateLiteral') messages.push(withPlaces(said.quasis))
      if (said?.type === 'TaggedTemplateExpression') messages.push(withPlaces(said.quasi.quasis))
    },
  }).visit(program)
  return messages
}

function withPlaces(parts: readonly { readonly value: { readonly cooked: string | null } }[]) {
  return parts.map(({ value }) => value.cooked ?? '').join('{}')
}

function plain(source: string): string {
  return source
    .replaceAll(/<x [^>]*\/>/g, '{}')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
