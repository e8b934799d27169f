import { randomUUID } from 'node:crypto'
import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { ApiProblem } from '../problem.ts'
import { problemReply } from './problem-reply.ts'
import type { TextReply } from './reply.ts'
import { createApiHeaders } from './security-headers.ts'

/** An HTTP server, as far as it tells of what it cannot read. */
interface Unreading {
  on(
    event: 'clientError',
    listener: (error: NodeJS.ErrnoException, socket: Duplex) => void,
  ): unknown
  on(event: 'connect', listener: (request: IncomingMessage, socket: Duplex) => void): unknown
}

type Unreadable = 'headers_too_large' | 'malformed_request' | 'request_timeout'

// By the codes of Node's parser and timers; whatever else it cannot read is no HTTP.
const codes: Readonly<Record<string, Unreadable>> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

const always = createApiHeaders([])(null)

/**
 * Answers what is no request, or one with more headers than we read, as the API answers everything
 * else: nothing of it reaches the app. The connection ends with that.
 */
export function answerUnreadable(server: Unreading): void {
  server.on('clientError', (error, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else socket.end(replyTo(codes[error.code ?? ''] ?? 'malformed_request'))
  })
  // We are no proxy. Node would end the connection without a word.
  server.on('connect', (_, socket) => socket.end(replyTo('malformed_request')))
}

/** The reply to a request that does not reach the app; its language is not read. */
export function unreadReply(code: Unreadable): TextReply {
  const { headers, ...reply } = problemReply(new ApiProblem(code), randomUUID(), 'pl')
  return { ...reply, headers: { ...always, ...headers, Connection: 'close' } }
}

function replyTo(code: Unreadable): string {
  const { status, headers, body } = unreadReply(code)
  const length = { 'Content-Length': String(Buffer.byteLength(body)) }
  const lines = Object.entries({ ...headers, ...length }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n')
}
