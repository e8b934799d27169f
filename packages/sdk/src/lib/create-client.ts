import { type Routes, routes } from '@hezo/api'
import { type Client, connect } from './connect.ts'
import { createTransport, type TransportOptions } from './transport.ts'

/** The whole API as functions, feature by feature. */
export type HezoClient = Client<Routes>

/**
 * A client for the whole API, for Node and for pages that do not count bytes:
 *
 *     const client = createClient({ baseUrl: 'https://myhezo.pl' })
 *     for await (const ticket of client.tickets.list.each({ status: 'new' })) …
 *
 * Calls resolve with the checked reply and reject with a `HezoError`.
 */
export function createClient(options: TransportOptions): HezoClient {
  return connect(routes, createTransport(options))
}
