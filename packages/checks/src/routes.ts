import type { RouteTable } from '@hezo/api'
import { roles } from '@hezo/domain'
import type { SourceFile } from './tree.ts'

/** Routes that anybody may call by omission: no access rule, or one that names no known role. */
export function openRoutes(table: RouteTable): string[] {
  const known: readonly string[] = roles
  return routeNames(table).flatMap(({ feature, verb }) => {
    const access: unknown = table[feature]?.[verb]?.access
    const stated =
      access === 'anyone' ||
      (Array.isArray(access) &&
        access.length > 0 &&
        access.every((role: string) => known.includes(role)))
    return stated ? [] : [`${feature}.${verb} does not say who may call it`]
  })
}

/**
 * Routes that no test names. A test names a route by calling it through the client
 * (`client.tickets.create(…)`, `client.tickets.list.each(…)`) or by `tickets.create` in its title.
 */
export function untestedRoutes(table: RouteTable, tests: readonly SourceFile[]): string[] {
  return routeNames(table)
    .filter(({ feature, verb }) => {
      const call = new RegExp(`\\.${feature}\\s*\\.${verb}(\\.each)?\\(`)
      const title = new RegExp(
        `\\b(it|test|describe)(\\.\\w+)?\\([^\\n]*\\b${feature}\\.${verb}\\b`,
      )
      return !tests.some(({ text }) => call.test(text) || title.test(text))
    })
    .map(({ feature, verb }) => `${feature}.${verb} is named by no test`)
}

function routeNames(table: RouteTable): { feature: string; verb: string }[] {
  return Object.entries(table).flatMap(([feature, verbs]) =>
    Object.keys(verbs).map((verb) => ({ feature, verb })),
  )
}
