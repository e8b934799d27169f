import type { Module } from './modules.ts'
import { isTest, packageOf } from './tree.ts'

/** Which package may import which; what is not named here may not be imported. */
const belowPackage: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  api: ['domain'],
  sdk: ['domain', 'api'],
  elements: ['domain', 'api', 'sdk'],
  server: ['domain', 'api'],
  checks: ['domain', 'api', 'sdk', 'server'],
}

/** What tests may reach beyond that: the server is tried through the client people use. */
const belowTests: Readonly<Record<string, readonly string[]>> = {
  server: ['sdk'],
  elements: ['checks'],
}

/** The floors inside the server, lowest first; an import leads to its own floor or a lower one. */
const serverFloors = [
  // The words all floors speak: settings, what a request carries, how a request fails.
  ['config.ts', 'problem.ts', 'context.ts'],
  ['platform'],
  ['http'],
  ['features', 'portal'],
  ['handlers.ts'],
  ['services.ts', 'open-services.ts', 'app.ts'],
  ['main.ts', 'welcome.ts', 'supervise.ts', 'cli.ts', 'cli', 'index.ts'],
]

/** Words may name the parts below which they stand, e.g. the database a context carries. */
const words = new Set(serverFloors[0])
const belowWords = new Set(['platform', 'http'])

/** Imports between packages that climb, and relative paths that leave their package. */
export function packageFloorBreaks(modules: readonly Module[]): string[] {
  return modules.flatMap((module) => {
    const own = packageOf(module.path) ?? ''
    const allowed = [
      own,
      ...(belowPackage[own] ?? []),
      ...(isTest(module.path) ? (belowTests[own] ?? []) : []),
    ]
    return module.imports
      .filter(({ target, specifier }) => {
        if (target === null) return false
        const other = packageOf(target) ?? ''
        return !allowed.includes(other) || (specifier.startsWith('.') && other !== own)
      })
      .map((found) => `${module.path}:${found.line} may not import ${found.specifier}`)
  })
}

/** Imports inside the server that climb, and files that stand on no floor. */
export function serverFloorBreaks(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => packageOf(path) === 'server' && !isTest(path))
    .flatMap((module) => {
      const part = serverPart(module.path)
      const floor = floorOf(part)
      if (floor === -1) return [`${module.path} stands on no floor of the server`]
      return module.imports
        .filter(({ target }) => target !== null && packageOf(target) === 'server')
        .filter(({ target }) => {
          const other = serverPart(target ?? '')
          return words.has(part) && belowWords.has(other) ? false : floorOf(other) > floor
        })
        .map((found) => `${module.path}:${found.line} climbs to ${found.specifier}`)
    })
}

function serverPart(path: string): string {
  return path.replace('packages/server/src/', '').split('/')[0] ?? ''
}

function floorOf(part: string): number {
  return serverFloors.findIndex((parts) => parts.includes(part))
}

/**
 * Imports from one feature of the server into another that are not in `shared`, and entries of
 * `shared` that nobody needs. A feature's verbs and store are its own; what it lends is listed with
 * the reason.
 */
export function featureBreaks(
  modules: readonly Module[],
  shared: Readonly<Record<string, string>>,
): string[] {
  const prefix = 'packages/server/src/features/'
  const used = new Set<string>()
  const breaks = modules
    .filter(({ path }) => path.startsWith(prefix) && !isTest(path))
    .flatMap((module) =>
      module.imports
        .filter(({ target }) => {
          if (!target?.startsWith(prefix)) return false
          const file = target.slice(prefix.length)
          if (file.split('/')[0] === module.path.slice(prefix.length).split('/')[0]) return false
          used.add(file)
          return !Object.hasOwn(shared, file)
        })
        .map((found) => `${module.path}:${found.line} reaches into ${found.specifier}`),
    )
  const stale = Object.keys(shared).filter((file) => !used.has(file))
  return [...breaks, ...stale.map((file) => `${file} is lent to nobody`)]
}
