/** The files of a browser bundle: name → text. */
export type Bundle = ReadonlyMap<string, string>

/** Names of the chunks that come with `entry`: what it imports statically, and they in turn. */
export function staticClosure(bundle: Bundle, entries: readonly string[]): Set<string> {
  return closure(bundle, entries, /\b(?:from|import)\s*["']\.\/([\w.-]+)["']/g)
}

/**
 * Names of all chunks that `entry` can ever ask for, later imports included, but for those `without`:
 * what comes only to who does something more.
 */
export function wholeClosure(
  bundle: Bundle,
  entries: readonly string[],
  without?: RegExp,
): Set<string> {
  const pattern = /\b(?:from|import)\s*\(?\s*["'`]\.\/([\w.-]+)["'`]/g
  return closure(bundle, entries, pattern, without)
}

function closure(
  bundle: Bundle,
  entries: readonly string[],
  pattern: RegExp,
  without?: RegExp,
): Set<string> {
  const found = new Set<string>()
  const visit = (name: string): void => {
    const text = bundle.get(name)
    if (text === undefined) throw new Error(`The bundle has no ${name}`)
    if (found.has(name) || without?.test(name)) return
    found.add(name)
    for (const [, imported = ''] of text.matchAll(pattern)) visit(imported)
  }
  for (const entry of entries) visit(entry)
  return found
}
