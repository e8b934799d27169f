import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer

beforeAll(async () => {
  server = await createTestServer({ EMBED_ORIGINS: 'https://partner.example' })
})
afterAll(() => server.close())

const json = { 'Content-Type': 'application/json', 'Idempotency-Key': 'k'.repeat(20) }
const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = json,
): Promise<Response> => server.fetch('/v1/contact', { method: 'POST', headers, body })

describe('requests that reach no verb', () => {
  test.each([
    ['an address nobody has', '/v1/nothing', {}, 404, 'not_found'],
    ['another method', '/v1/contracts', { method: 'DELETE' }, 405, 'method_not_allowed'],
    ['nobody signed in', '/v1/contracts', {}, 401, 'unauthenticated'],
    ['an id no id can look like', '/v1/tickets/1 OR 1=1', {}, 401, 'unauthenticated'],
  ] as const)('%s', async (_, path, init, status, code) => {
    const reply = await server.fetch(path, init)
    expect(reply.status).toBe(status)
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(await reply.json()).toMatchObject({ code, status })
  })

  test('405 names the methods that the address has', async () => {
    const reply = await server.fetch('/v1/contracts', { method: 'DELETE' })
    expect(reply.headers.get('allow')).toBe('GET')
  })

  test.each([
    ['no JSON', '{"name":', json, 400, 'malformed_json'],
    ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), json, 400, 'malformed_json'],
    [
      'another type',
      'a=1',
      { ...json, 'Content-Type': 'text/plain' },
      415,
      'unsupported_media_type',
    ],
    ['a megabyte', JSON.stringify({ name: 'x'.repeat(1e6) }), json, 413, 'body_too_large'],
    ['no key', '{}', { 'Content-Type': 'application/json' }, 422, 'validation_failed'],
    ['not an object', '[]', json, 422, 'validation_failed'],
    ['null', 'null', json, 422, 'validation_failed'],
  ] as const)('a body of %s', async (_, body, headers, status, code) => {
    const reply = await post(body, headers)
    expect(await reply.json()).toMatchObject({ code, status })
  })

  test('a stream that announces no length is cut at the limit', async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(0x20)),
    })
    const reply = await server.fetch('/v1/contact', {
      method: 'POST',
      headers: json,
      body: endless,
      duplex: 'half',
    })
    expect(reply.status).toBe(413)
  })

  test('the sentence is in the language that the reader prefers', async () => {
    const titles = await Promise.all(
      ['pl', 'en', 'de, en;q=0.8', 'pl;q=0.5, en;q=0.9'].map(async (language) => {
        const reply = await server.fetch('/v1/nothing', {
          headers: { 'Accept-Language': language },
        })
        return reply.headers.get('content-language')
      }),
    )
    expect(titles).toEqual(['pl', 'en', 'en', 'en'])
  })
})

describe('what every reply carries', () => {
  test('is not kept by caches, not sniffed, not framed', async () => {
    const { headers } = await server.fetch('/v1/contact/channels')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('a listed origin may ask before it writes, another may not', async () => {
    const preflight = async (origin: string) => {
      const { headers, status } = await server.fetch('/v1/tickets', {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,content-type,idempotency-key',
        },
      })
      return [status, headers.get('access-control-allow-origin')]
    }
    expect(await preflight('https://partner.example')).toEqual([204, 'https://partner.example'])
    expect(await preflight('https://evil.example')).toEqual([204, null])
  })

  test('failures carry it too, and caches keep the answers to different pages apart', async () => {
    for (const path of ['/v1/me', '/v1/nowhere', '/v1/openapi.json']) {
      const { headers } = await server.fetch(path, {
        headers: { Origin: 'https://partner.example' },
      })
      expect(headers.get('access-control-allow-origin')).toBe('https://partner.example')
      expect(headers.get('access-control-expose-headers')).toContain('Retry-After')
      expect(headers.get('vary')).toBe('Origin')
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  test('a listed origin may read it, another may not', async () => {
    const allowed = async (origin: string): Promise<string | null> =>
      (await server.fetch('/v1/contact/channels', { headers: { Origin: origin } })).headers.get(
        'access-control-allow-origin',
      )
    expect(await allowed('https://partner.example')).toBe('https://partner.example')
    expect(await allowed('https://evil.example')).toBeNull()
  })
})

describe('the portal page', () => {
  const language = async (host: string, accept: string): Promise<string | null> =>
    (await server.fetch(`http://${host}/`, { headers: { 'Accept-Language': accept } })).headers.get(
      'content-language',
    )

  test.each([
    ['myhezo.pl', 'en', 'pl'],
    ['www.myhezo.pl', 'en', 'pl'],
    ['myhezo.com', 'pl', 'en'],
    ['support.example', 'pl', 'pl'],
    ['support.example', 'en-GB', 'en'],
  ])('at %s for a reader of %s speaks %s', async (host, accept, expected) => {
    expect(await language(host, accept)).toBe(expected)
  })

  test('lets in no script but its own', async () => {
    const { headers } = await server.fetch('/')
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self';/)
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
  })
})

test('the database is asked before the service calls itself ready', async () => {
  expect((await server.fetch('/readyz')).status).toBe(200)
  expect((await server.fetch('/healthz')).status).toBe(200)
})
