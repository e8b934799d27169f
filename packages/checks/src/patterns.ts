import { parseSync, Visitor } from 'oxc-parser'
import { check } from 'recheck'
import { isProduct, type SourceFile } from './tree.ts'

// The native and Java builds are not installed; the pure one runs in the process.
process.env['RECHECK_BACKEND'] = 'pure'

/** A regular expression in a source file. */
export interface Pattern {
  readonly path: string
  readonly line: number
  /** Undefined where it is put together while the program runs. */
  readonly source: string | undefined
  readonly flags: string
}

/** What is not proven linear and may stay, by the start of its source or the file that builds it. */
export const exceptions: readonly (readonly [start: string, reason: string])[] = [
  ['packages/api/src/lib/ids.ts', 'a prefix of our own, and 26 characters of one class'],
  ['\\/+$', 'ends an address that a developer or an operator wrote into a configuration'],
  ['<(\\/?)([a-z][\\w-]*)', 'reads the markup of our own templates, which is there at build time'],
]

/** Every regular expression of what ships and of the examples: literals, and calls of `RegExp`. */
export function patternsOf(files: readonly SourceFile[]): Pattern[] {
  return files.filter(({ path }) => isProduct(path) || isExample(path)).flatMap(patternsIn)
}

function isExample(path: string): boolean {
  return path.startsWith('examples/') && /\.(?:ts|js|mjs)$/.test(path)
}

function patternsIn({ path, text }: SourceFile): Pattern[] {
  const found: Pattern[] = []
  const add = (start: number, source: string | undefined, flags: string): void => {
    found.push({ path, line: text.slice(0, start).split('\n').length, source, flags })
  }
  const addCall = (start: number, args: readonly { type: string; value?: unknown }[]): void => {
    const [source, flags] = args.map(({ value }) => (typeof value === 'string' ? value : undefined))
    const isWritten = args.length < 2 || flags !== undefined
    add(start, isWritten ? source : undefined, flags ?? '')
  }
  const visitor = new Visitor({
    Literal(node) {
      if ('regex' in node) add(node.start, node.regex.pattern, node.regex.flags)
    },
    NewExpression({ callee, start, arguments: args }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') addCall(start, args)
    },
    CallExpression({ callee, start, arguments: args }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') addCall(start, args)
    },
  })
  visitor.visit(parseSync(path, text).program)
  return found
}

/**
 * What is wrong with a pattern, by `recheck`: that it takes more than linear time, that this cannot be
 * found out, or that it is not written in one piece; undefined for a linear one.
 */
export async function superLinear({
  path,
  line,
  source,
  flags,
}: Pattern): Promise<string | undefined> {
  const where = `${path}:${line}`
  if (exceptions.some(([start]) => path === start || source?.startsWith(start))) return undefined
  if (source === undefined) return `${where} builds a pattern that nobody can judge`
  if (isBounded(source)) return undefined
  const found = await check(source, flags)
  if (found.status === 'safe') return undefined
  const what = found.status === 'vulnerable' ? found.complexity.summary : 'too hard to judge'
  return `${where} /${source}/${flags} is ${what}`
}

/**
 * Whether the length of a match is bounded, and by repetitions of single characters only: linear by its
 * shape. The analysis would unfold each `{1,200}`, which takes it seconds.
 */
function isBounded(source: string): boolean {
  const bare = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')
  return !/[*+]|\{\d+,\}|\)[{?]|\\\d/.test(bare) && !/\\\d/.test(source)
}
