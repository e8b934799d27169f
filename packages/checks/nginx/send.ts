import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { buffer } from 'node:stream/consumers'

/** From where requests go out, and whose certificate they trust. */
export interface Client {
  readonly certificate: string
  readonly localAddress: string
  /** Added to every request. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Begins a request; its body is the caller's to write. */
export function begin(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  { certificate: ca, localAddress, headers: more }: Client,
) {
  const { port, hostname: servername, host, pathname, search } = new URL(url)
  return request({
    // The name may lead to IPv6, where this machine has one address only.
    hostname: '127.0.0.1',
    path: pathname + search,
    port,
    servername,
    method,
    ca,
    localAddress,
    headers: { host, ...headers, ...more },
  })
}

/** A `fetch` for the SDK that goes out as `client`. */
export function fetchAs(client: Client): (asked: Request) => Promise<Response> {
  return async (asked) => {
    const outgoing = begin(asked.url, asked.method, Object.fromEntries(asked.headers), client)
    outgoing.end(Buffer.from(await asked.arrayBuffer()))
    const [reply] = (await once(outgoing, 'response')) as [IncomingMessage]
    const { statusCode: status = 0 } = reply
    const content = await buffer(reply)
    const headers = new Headers()
    for (const [name, value] of Object.entries(reply.headers)) headers.set(name, String(value))
    return new Response(status === 204 ? null : new Uint8Array(content), { status, headers })
  }
}
