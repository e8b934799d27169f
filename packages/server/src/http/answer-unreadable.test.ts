// Prevents: an answer that no client of the API understands, or that tells what we run, to bytes of anybody.
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Problem } from '@hezo/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerUnreadable } from './answer-unreadable.ts'

let server: Server
beforeAll(async () => {
  server = createServer({ connectionsCheckingInterval: 20, headersTimeout: 200 }, (_, reply) =>
    reply.end('read'),
  )
  answerUnreadable(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Everything that comes back until the connection ends. */
function send(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => (answer += part))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    socket.write(text)
  })
}

const head = 'GET /v1/me HTTP/1.1\r\nHost: a\r\n'

it.each([
  ['100,000 bytes of one header', `${head}Authorization: DPoP ${'a'.repeat(100_000)}\r\n\r\n`, 431],
  ['a thousand headers', head + 'X: aaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(1000) + '\r\n', 431],
  ['no HTTP', 'anything\r\n\r\n', 400],
  ['a line break in a header', `${head}Authorization: a\rSet-Cookie: b\r\n\r\n`, 400],
  [
    'two lengths of one body',
    `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ['a request that never ends', head, 408],
])('%s', async (_, text, status) => {
  const answer = await send(text)
  const [headers = '', body = ''] = answer.split('\r\n\r\n')
  const [first = '', ...lines] = headers.split('\r\n')
  expect(first).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
  const names = new Map(lines.map((line) => line.split(': ') as [string, string]))
  expect(names.get('Content-Type')).toBe('application/problem+json; charset=utf-8')
  expect(names.get('Content-Length')).toBe(String(Buffer.byteLength(body)))
  expect(names.get('Cache-Control')).toBe('no-store')
  expect(names.get('Connection')).toBe('close')
  const codes = { 431: 'headers_too_large', 400: 'malformed_request', 408: 'request_timeout' }
  const problem = JSON.parse(body) as Problem
  expect(problem).toMatchObject({ status, code: codes[status as keyof typeof codes] })
  expect(Object.keys(problem).toSorted()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
})

it('a connection that breaks gets no answer and ends nothing', async () => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write(head)
  socket.resetAndDestroy()
  expect(await send(`${head}Connection: close\r\n\r\n`)).toContain('read')
})
