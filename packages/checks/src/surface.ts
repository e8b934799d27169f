import { posix } from 'node:path'
import type { Manifest } from './manifests.ts'
import type { Module } from './modules.ts'

/** Package → entry → the names it exports, sorted: what a change of the public surface changes. */
export type Surface = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** The public surface of every published package. */
export function surfaceOf(modules: readonly Module[], manifests: readonly Manifest[]): Surface {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  return Object.fromEntries(
    published(manifests).map(({ name, folder, exports = {} }) => [
      name,
      Object.fromEntries(
        Object.entries(exports).map(([entry, file]) => [
          entry,
          [...new Set(byPath.get(posix.join(folder, file))?.exports ?? [])].toSorted(),
        ]),
      ),
    ]),
  )
}

/** Entries that break the rules of a public surface, and manifests that would publish another one. */
export function surfaceBreaks(
  modules: readonly Module[],
  manifests: readonly Manifest[],
): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  return published(manifests).flatMap(({ name, folder, files, exports = {}, publishConfig }) => [
    ...Object.entries(exports).flatMap(([entry, file]) => {
      const at = `${name} ${entry} → ${file}`
      if (!/^\.\/src\/[^/]+\.ts$/.test(file)) return [`${at} is not one top-level src/*.ts`]
      const module = byPath.get(posix.join(folder, file))
      if (!module) return [`${at} does not exist`]
      return module.onlyReexports && !module.exportsStar
        ? []
        : [`${at} holds more than named re-exports`]
    }),
    ...publishedExportsBreaks(name, exports, publishConfig?.exports ?? {}),
    ...(files?.includes('dist') && files.includes('!dist/**/*.test.*')
      ? []
      : [`${name} would publish its tests: "files" is not ["dist", "!dist/**/*.test.*", …]`]),
  ])
}

function publishedExportsBreaks(
  name: string,
  exports: Readonly<Record<string, string>>,
  publishedExports: NonNullable<NonNullable<Manifest['publishConfig']>['exports']>,
): string[] {
  const entries = new Set([...Object.keys(exports), ...Object.keys(publishedExports)])
  return [...entries].flatMap((entry) => {
    const built = exports[entry]?.replace(/^\.\/src\/(.+)\.ts$/, './dist/$1')
    const expected = { types: `${built}.d.ts`, default: `${built}.js` }
    return JSON.stringify(publishedExports[entry]) === JSON.stringify(expected)
      ? []
      : [`${name} ${entry}: exports and publishConfig.exports differ`]
  })
}

function published(manifests: readonly Manifest[]): Manifest[] {
  return manifests.filter(
    (manifest) => manifest.folder.startsWith('packages/') && !manifest.private,
  )
}
