// Prevents: a refusal that no client of the API understands, a request that a proxy and we read as two
// different ones, and a connection that ends while a proxy still sends into it.
import type { Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Problem } from '@hezo/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { connectionLimits, createHttpServer } from './create-http-server.ts'

let server: Server
beforeAll(async () => {
  const limits = { ...connectionLimits, keepAlive: 5000 }
  server = createHttpServer(async ({ url }) => {
    const { pathname } = new URL(url)
    return new Response(`read ${pathname}`, { status: pathname === '/large' ? 413 : 200 })
  }, limits)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Everything that comes back until the connection ends. */
async function send(text: string): Promise<string> {
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

const close = 'Connection: close\r\n\r\n'

describe('answered with a problem', () => {
  it.each([
    ['two hosts', `GET /v1/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n${close}`],
    ['the same host twice', `GET /v1/me HTTP/1.1\r\nHost: a\r\nhOST: a\r\n${close}`],
    ['no host', `GET /v1/me HTTP/1.1\r\n${close}`],
    ['an empty host', `GET /v1/me HTTP/1.1\r\nHost:\r\n${close}`],
    ['a host that is none', `GET /v1/me HTTP/1.1\r\nHost: a/b?c\r\n${close}`],
    ['a path that is none', `GET nothing HTTP/1.1\r\nHost: a\r\n${close}`],
    ['an address that is none', `GET http://[ HTTP/1.1\r\nHost: a\r\n${close}`],
    ['a tunnel', `CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n`],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a length that is none', `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n${close}`],
  ])('%s', async (_, text) => {
    const answer = await send(text)
    const [headers = '', body = ''] = answer.split('\r\n\r\n')
    expect(headers).toMatch(/^HTTP\/1\.1 400 /)
    expect(headers.toLowerCase()).toContain('content-type: application/problem+json; charset=utf-8')
    expect(headers.toLowerCase()).toContain('connection: close')
    expect(JSON.parse(body) as Problem).toMatchObject({ status: 400, code: 'malformed_request' })
  })
})

describe('read as ever', () => {
  it.each([
    ['one host', `GET /a HTTP/1.1\r\nHost: a\r\n${close}`],
    ['HTTP/1.0 with a host', `GET /a HTTP/1.0\r\nHost: a\r\n${close}`],
    ['an expectation that we do not know', `GET /a HTTP/1.1\r\nHost: a\r\nExpect: x\r\n${close}`],
    ['an absolute address', `GET http://a/a HTTP/1.1\r\nHost: a\r\n${close}`],
  ])('%s', async (_, text) => {
    expect(await send(text)).toContain('read /a')
  })
})

it('reads little more from a sender who was told that the body is too large', async () => {
  const connected = new Promise<Socket>((resolve) => server.once('connection', resolve))
  const size = 20_000_000
  const head = `POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: ${size}\r\n\r\n`
  const answer = send(head + 'a'.repeat(size))
  const { bytesRead } = await connected.then(
    async (socket) => new Promise<Socket>((resolve) => socket.once('close', () => resolve(socket))),
  )
  expect(bytesRead).toBeLessThan(size / 10)
  await answer.catch(() => {})
})

// Seconds: AWS ALB 60, nginx 60, Traefik and Go 90, Caddy 120.
it('keeps connections longer than common proxies keep theirs', () => {
  expect(readConfig({}).keepAlive).toBeGreaterThan(120_000)
  expect(server.keepAliveTimeout).toBe(5000)
})
