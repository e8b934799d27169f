import type { Module } from './modules.ts'

/**
 * Files that import each other in a circle, each written `a → b → a`. Types are gone when a file runs,
 * so a part may name the type of the whole that it belongs to.
 */
export function importCycles(modules: readonly Module[]): string[] {
  const targets = new Map(
    modules.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target, onlyTypes }) => (onlyTypes ? [] : (target ?? []))),
    ]),
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
