import type { Route } from '@hezo/api'

/** A call's input with path parameters, query and body fields side by side. */
export type FlatInput = Readonly<Record<string, unknown>> | undefined

/**
 * Path, query and JSON body of a call. What the path does not take goes to the body if the route has
 * one, else to the query; undefined values are left out. Throws a `TypeError` for a path parameter
 * that is missing or would lead to another path.
 */
export function requestOf(
  { path, body }: Route,
  input: FlatInput = {},
): { path: string; json: Record<string, unknown> | undefined } {
  const rest: Record<string, unknown> = { ...input }
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) {
      throw new TypeError(`${path} needs ${name}`)
    }
    delete rest[name]
    return encodeURIComponent(value)
  })
  if (body) return { path: filled, json: rest }
  const asked = Object.entries(rest).filter(([, value]) => value !== undefined)
  const query = String(new URLSearchParams(asked as [string, string][]))
  return { path: query ? `${filled}?${query}` : filled, json: undefined }
}
