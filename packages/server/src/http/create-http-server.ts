import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { answerUnreadable, unreadReply } from './answer-unreadable.ts'
import type { Connection } from './mount-routes.ts'
import { send } from './reply.ts'

/** How long and how many connections may be, in milliseconds. */
export interface ConnectionLimits {
  /** Between two requests. Longer than proxies keep theirs, or they send into one that just closed. */
  readonly keepAlive: number
  /** Until all headers of a request are here. */
  readonly headers: number
  /** Until all of a request is here; files take longest. JSON bodies have their own, shorter time. */
  readonly request: number
  /** Connections at a time; further ones are closed at once. */
  readonly connections: number
}

/** What we do not let the operator set. */
export const connectionLimits = { headers: 15_000, request: 16 * 60_000, connections: 4000 }

// Bytes of a refused body that are read, so that the sender gets to reading the reply.
const maxRest = 64 * 1024

type FetchApp = (request: Request, connection: Connection) => Response | Promise<Response>

/**
 * The HTTP server around the app. What it refuses by itself, it refuses as the API does: with
 * `application/problem+json`.
 */
export function createHttpServer(fetchApp: FetchApp, limits: ConnectionLimits): Server {
  const listener = getRequestListener(
    (request, { incoming }) => {
      const message = incoming as IncomingMessage
      if (!hasOneHost(message)) return malformed()
      const peerAddress = message.socket.remoteAddress ?? ''
      return fetchApp(request, { peerAddress, body: message })
    },
    // The adapter could not make a URL of what was sent.
    { errorHandler: malformed },
  )
  const server = createServer(
    {
      keepAliveTimeout: limits.keepAlive,
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      connectionsCheckingInterval: Math.min(5000, limits.headers),
      // Node would answer a missing one without a body; `hasOneHost` asks.
      requireHostHeader: false,
    },
    (incoming, outgoing) => {
      cutOff(incoming, outgoing)
      void listener(incoming, outgoing)
    },
  )
  server.maxConnections = limits.connections
  // An expectation we do not know may be ignored (RFC 9110 §10.1.1).
  server.on('checkExpectation', (incoming, outgoing) => void listener(incoming, outgoing))
  answerUnreadable(server)
  return server
}

/** Two could be read as one address by a proxy and as the other by us (RFC 9112 §3.2). */
function hasOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0)
  const hosts = names.filter((name) => name.length === 4 && name.toLowerCase() === 'host').length
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0')
}

/**
 * Ends the connection of a sender who was told that the body is too large and sends on. The adapter
 * alone would read another 64 MB to be kind.
 */
function cutOff(incoming: IncomingMessage, outgoing: ServerResponse): void {
  // Before 'finish', at which Node begins to read and drop the rest where nobody sees it.
  outgoing.once('prefinish', () => {
    if (outgoing.statusCode !== 413 || incoming.complete) return
    let rest = 0
    incoming.on('data', (part: Buffer) => {
      rest += part.length
      if (rest > maxRest) incoming.socket.destroySoon()
    })
  })
}

function malformed(): Response {
  return send(unreadReply('malformed_request'), {})
}
