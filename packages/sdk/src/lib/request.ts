import type { Route } from '@hezo/api'

/** A call's input with path parameters, query and body fields side by side. */
export type FlatInput = Readonly<Record<string, unknown>> | undefined

/** The bytes of a file to be sent. */
export type FileContent = Blob | Uint8Array<ArrayBuffer>

/** A call as it travels: with a JSON body, the bytes of a file, or neither. */
export interface RequestParts {
  readonly path: string
  readonly json?: Record<string, unknown>
  readonly content?: FileContent
}

/**
 * Path, query and body of a call. What the path does not take goes to the body if the route has one,
 * else to the query, but for the `content` of a file; undefined values are left out. Throws a
 * `TypeError` for a path parameter that is missing or would lead to another path.
 */
export function requestOf({ path, body, upload }: Route, input: FlatInput = {}): RequestParts {
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
  const { content, ...search } = rest
  const asked = Object.entries(upload ? search : rest).filter(([, value]) => value !== undefined)
  const query = String(new URLSearchParams(asked as [string, string][]))
  const whole = query ? `${filled}?${query}` : filled
  return upload ? { path: whole, content: content as FileContent } : { path: whole }
}
