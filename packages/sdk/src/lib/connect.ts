import type { RouteTable } from '@hezo/api'
import type { Calls } from './call.ts'
import { eachItem } from './each-item.ts'
import type { FlatInput } from './request.ts'
import type { Session } from './session.ts'
import type { Transport, UploadOptions } from './transport.ts'

/** A route table as functions, and the session they share. */
export type Client<T extends RouteTable> = Calls<T> & { readonly session: Session }

/**
 * Turns any part of the route table into functions that call through `transport`. Several parts may
 * share one transport, and with it the session, so a page loads only the routes it is about to use.
 */
export function connect<const T extends RouteTable>(table: T, transport: Transport): Client<T> {
  const features = Object.entries(table).map(([feature, verbs]) => {
    const calls = Object.entries(verbs).map(([verb, route]) => {
      const call = (input?: FlatInput, options?: UploadOptions) =>
        transport.call(route, input, options)
      const each = (input?: FlatInput, options?: UploadOptions) =>
        eachItem((cursor) => call({ ...input, cursor }, options), input?.['cursor'])
      return [verb, Object.assign(call, { each })]
    })
    return [feature, Object.fromEntries(calls) as unknown]
  })
  return { ...Object.fromEntries(features), session: transport.session } as Client<T>
}
