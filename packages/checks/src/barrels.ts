import { posix } from 'node:path'
import type { Manifest } from './manifests.ts'
import type { Module } from './modules.ts'
import { isTest, packageOf } from './tree.ts'

/**
 * Files below `src/` itself, where the surface lies, that only pass on names of others, and files
 * that take a name from their own package's surface instead of the file that owns it.
 */
export function internalBarrels(
  modules: readonly Module[],
  manifests: readonly Manifest[],
): string[] {
  const surface = new Set(
    manifests.flatMap(({ folder, exports }) =>
      Object.values(exports ?? {}).map((entry) => posix.join(folder, entry)),
    ),
  )
  const barrels = modules
    .filter(({ path, onlyReexports }) => onlyReexports && !isTopLevel(path))
    .map(({ path }) => `${path} only passes on names`)
  const roundabout = modules
    .filter(({ path }) => !isTest(path) && !isTopLevel(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== null && surface.has(target))
        .filter(({ target }) => packageOf(target ?? '') === packageOf(path))
        .map(({ line, specifier }) => `${path}:${line} goes through the surface ${specifier}`),
    )
  return [...barrels, ...roundabout]
}

function isTopLevel(path: string): boolean {
  return /^packages\/[^/]+\/src\/[^/]+$/.test(path)
}
