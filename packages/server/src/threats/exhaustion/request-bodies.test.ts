// Threats: bodies that are large, deep, packed or never end, sent by many at once and by nobody we know,
// take the memory of the process; nobody else gets an answer.
import type { Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../app.ts'
import { bodyLimits } from '../../http/body-gate.ts'
import { connectionLimits, createHttpServer } from '../../http/create-http-server.ts'
import { createTestKey } from '../../testing/dpop.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let http: Server
const open = new Set<Socket>()
beforeAll(async () => {
  server = await createTestServer()
  const app = createApp(server.services)
  const limits = { ...connectionLimits, keepAlive: 5000 }
  http = createHttpServer((request, connection) => app.fetch(request, connection), limits)
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve)
  })
})
afterEach(() => {
  for (const socket of open) socket.destroy()
  open.clear()
})
afterAll(async () => {
  http.closeAllConnections()
  await new Promise((resolve) => http.close(resolve))
  await server.close()
})

interface Sent {
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  /** What is sent of the body. */
  readonly part?: string
}

/** Sends the head of a request and a part of its body, and waits for the first of the reply. */
function send({ path = '/v1/contact', headers = {}, part = '' }: Sent): {
  readonly reply: Promise<{ status: number; code: string; retryAfter: string | undefined }>
} {
  const socket = connect((http.address() as AddressInfo).port, '127.0.0.1')
  open.add(socket)
  const all = { Host: 'hezo.test', 'Content-Type': 'application/json', ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${part}`)
  socket.setEncoding('utf8')
  const reply = new Promise<string>((resolve) => {
    let text = ''
    socket.on('data', (chunk: string) => {
      text += chunk
      if (text.includes('}')) resolve(text)
    })
    socket.on('error', () => resolve(text))
    socket.on('close', () => resolve(text))
  })
  return {
    reply: reply.then((text) => ({
      status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]),
      code: /"code":"(\w+)"/.exec(text)?.[1] ?? '',
      retryAfter: /\r\nRetry-After: (\d+)/i.exec(text)?.[1],
    })),
  }
}

const objects = `[${'{},'.repeat(20_000)}{}]`
const chunked = { 'Transfer-Encoding': 'chunked' }

describe('refused before any of the body was sent', () => {
  it.each<[string, string, Sent, number, string]>([
    ['500 KB for a contact', '510000', {}, 413, 'body_too_large'],
    ['5 KB for a sign-in', '5000', { path: '/v1/sign-ins' }, 413, 'body_too_large'],
    [
      'what is packed',
      '100',
      { headers: { 'Content-Encoding': 'gzip' } },
      415,
      'unsupported_content_encoding',
    ],
    [
      'a packed file',
      '100',
      { path: '/v1/attachments?name=a.log', headers: { 'Content-Encoding': 'br' } },
      415,
      'unsupported_content_encoding',
    ],
    ['a ticket of nobody', '100', { path: '/v1/tickets' }, 401, 'unauthenticated'],
    [
      'a ticket with a token that is none',
      '100',
      { path: '/v1/tickets', headers: { Authorization: 'Bearer x' } },
      401,
      'unauthenticated',
    ],
    [
      'a sign-in with a DPoP proof that is none',
      '100',
      { path: '/v1/sign-ins', headers: { DPoP: 'x' } },
      401,
      'dpop_proof_rejected',
    ],
    ['a file of nobody', '100', { path: '/v1/attachments?name=a.log' }, 401, 'unauthenticated'],
  ])('%s', async (_, length, sent, status, code) => {
    const headers = { ...sent.headers, 'Content-Length': length }
    expect(await send({ ...sent, headers }).reply).toMatchObject({ status, code })
  })
})

describe('refused before it is parsed', () => {
  it.each([
    ['60 KB of small objects', objects],
    ['60 KB of open brackets', '['.repeat(60_000)],
    ['more members than any body of ours has', `{${'"a":1,'.repeat(2000)}"a":1}`],
  ])('%s', async (_, part) => {
    const headers = { 'Content-Length': String(part.length) }
    const reply = await send({ headers, part }).reply
    expect(reply).toMatchObject({ status: 413, code: 'body_too_large' })
  })

  it('more than the route takes, in chunks that say no length', async () => {
    const part = `${(70_000).toString(16)}\r\n${' '.repeat(70_000)}\r\n`
    const reply = await send({ headers: chunked, part }).reply
    expect(reply).toMatchObject({ status: 413, code: 'body_too_large' })
  })
})

describe('600 bodies that were sent by half', () => {
  const half = { headers: { 'Content-Length': '100' }, part: '{"name":' }

  it('wait in bounded number, the others are asked to come back', async () => {
    const replies = Array.from({ length: 600 }, () => send(half).reply)
    const { waitingPerAddress } = bodyLimits
    const refused = await firstOf(replies, 600 - waitingPerAddress)
    for (const reply of refused) {
      expect(reply).toMatchObject({ status: 503, code: 'overloaded', retryAfter: '2' })
    }
    // Whose body comes along with its headers has no need to wait.
    const whole = { headers: { 'Content-Length': '2' }, part: '{}' }
    expect(await send(whole).reply).toMatchObject({ status: 422, code: 'validation_failed' })
    expect(await send({ ...whole, path: '/v1/sign-ins' }).reply).toMatchObject({ status: 422 })
  })

  it('give their places back when their connections end', async () => {
    const waiting = Array.from({ length: bodyLimits.waitingPerAddress }, () => send(half))
    expect((await send(half).reply).status).toBe(503)
    for (const socket of open) socket.destroy()
    await Promise.all(waiting.map(({ reply }) => reply))
    await untilWaits(half)
  })
})

it('a self-made DPoP proof makes no body pass that would not pass without', async () => {
  const key = await createTestKey()
  const { publicUrl } = server.services.config
  const replies = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const iat = Math.floor(server.now.getTime() / 1000)
      const DPoP = await key.prove({ htm: 'POST', htu: `${publicUrl}/v1/contact`, iat })
      const headers = { DPoP, 'Content-Length': String(objects.length) }
      return (await send({ headers, part: objects }).reply).code
    }),
  )
  expect(new Set(replies)).toEqual(new Set(['body_too_large']))
})

/** The first `count` that are there. */
async function firstOf<T>(promises: readonly Promise<T>[], count: number): Promise<T[]> {
  return new Promise((resolve) => {
    const found: T[] = []
    for (const promise of promises) {
      void promise.then((value) => {
        found.push(value)
        if (found.length === count) resolve(found)
      })
    }
  })
}

/** Until a body that is sent by half waits, and is not refused. */
async function untilWaits(half: Sent): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const outcome = await Promise.race([
      send(half).reply,
      new Promise<undefined>((resolve) => setTimeout(resolve, 100, undefined)),
    ])
    if (!outcome) return
  }
  throw new Error('no place was given back')
}
