import type { Module } from './modules.ts'

/** Groups of files that import each other in a circle, each written `a → b → a`. */
export function importCycles(modules: readonly Module[]): string[] {
  const targets = new Map(
    modules.map(({ path, imports }) => [path, imports.flatMap(({ target }) => target ?? [])]),
  )
  const done = new Set<string>()
  const trail: string[] = []
  const cycles: string[] = []
  const visit = (path: string): void => {
    const start = trail.indexOf(path)
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '))
    if (start >= 0 || done.has(path)) return
    trail.push(path)
    for (const target of targets.get(path) ?? []) visit(target)
    trail.pop()
    done.add(path)
  }
  for (const path of targets.keys()) visit(path)
  return cycles
}
