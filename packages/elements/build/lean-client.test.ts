import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type * as Sdk from '@hezo/sdk'
import { beforeAll, expect, it } from 'vitest'
import { leanModule } from './lean-module.ts'

// Prevents: a client that is lean because it lost something it needs. What the SDK's own tests show of
// the whole client is tried here with the one that browsers get.
let sdk: typeof Sdk

beforeAll(async () => {
  sdk = await leanModule<typeof Sdk>(resolve(import.meta.dirname, '../../sdk/dist/index.js'))
})

type Reply = () => Response | Promise<Response>

/** A client whose network gives these replies one after the other. */
function clientOf(...replies: Reply[]): { client: Sdk.HezoClient; asked: Request[] } {
  const asked: Request[] = []
  const client = sdk.createClient({
    baseUrl: 'https://api.test',
    locale: 'pl',
    timeout: 200,
    fetch: (request) => {
      asked.push(request.clone())
      return (replies.length > 1 ? replies.shift() : replies[0])?.() ?? new Response(null)
    },
  })
  return { client, asked }
}

const json = (status: number, body: unknown, headers?: Record<string, string>): Reply => {
  return () => Response.json(body, { status, ...(headers && { headers }) })
}
const problem = (status: number, code: string): Reply =>
  json(status, { type: 'about:blank', title: 'Zdanie.', status, code, requestId: 'req_1' })
const contactRequest = {
  name: 'Jan',
  email: 'jan@firma.pl',
  message: 'Macierz nie odpowiada.',
  locale: 'pl',
} as const
const tokens = {
  accessToken: 'access',
  tokenType: 'Bearer',
  expiresIn: 600,
  refreshToken: 'refresh',
} as const
const company = { id: 'cmp_1', name: 'Firma' }
const contract = {
  id: 'con_1',
  number: 'SHZ/1',
  state: 'valid',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  company,
  supplier: null,
  deviceCount: 2,
}

it('sends a create with its body, key and language, and reads the reply', async () => {
  const { client, asked } = clientOf(json(202, { reference: 'K-1', extra: 1 }))
  const reply = await client.contact.create(contactRequest, { idempotencyKey: 'key' })
  expect(reply).toEqual({ reference: 'K-1' })
  const [request] = asked
  expect(request?.method).toBe('POST')
  expect(request?.url).toBe('https://api.test/v1/contact')
  expect(request?.headers.get('idempotency-key')).toBe('key')
  expect(request?.headers.get('accept-language')).toBe('pl')
  expect(request?.headers.get('content-type')).toBe('application/json')
  expect(request?.headers.has('authorization')).toBe(false)
  expect(await request?.json()).toEqual(contactRequest)
})

it('sends the session along and walks a list page by page', async () => {
  const { client, asked } = clientOf(
    json(200, { items: [contract], nextCursor: 'next' }),
    json(200, { items: [{ ...contract, id: 'con_2' }], nextCursor: null }),
  )
  await client.session.start(tokens)
  const ids: string[] = []
  for await (const { id } of client.contracts.list.each({ search: 'SHZ' })) ids.push(id)
  expect(ids).toEqual(['con_1', 'con_2'])
  expect(asked.map(({ url }) => new URL(url).search)).toEqual([
    '?search=SHZ',
    '?search=SHZ&cursor=next',
  ])
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer access')
})

it('makes an error of a problem, with its code, sentence and fields', async () => {
  const fields = [{ path: 'email', code: 'email.empty', message: 'Podaj adres.' }]
  const { client, asked } = clientOf(
    json(422, {
      type: 'about:blank',
      title: 'Popraw pola.',
      status: 422,
      code: 'validation_failed',
      requestId: 'req_1',
      fields,
    }),
  )
  await expect(client.contact.create(contactRequest)).rejects.toMatchObject({
    name: 'HezoError',
    code: 'validation_failed',
    message: 'Popraw pola.',
    status: 422,
    fields,
  })
  expect(asked).toHaveLength(1)
})

it('repeats a create that may be repeated, under the same key', async () => {
  const { client, asked } = clientOf(problem(503, 'unavailable'), json(202, { reference: 'K-1' }))
  await expect(client.contact.create(contactRequest)).resolves.toEqual({ reference: 'K-1' })
  expect(asked).toHaveLength(2)
  expect(new Set(asked.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1)
})

it('works for a server that asks for it, and repeats the request with the solution', async () => {
  const parameters = {
    algorithm: 'SHA-256',
    cost: 1,
    keyLength: 32,
    salt: '00'.repeat(16),
    nonce: '00'.repeat(16),
    // Of SHA-256 of 32 zeroes and 0000012c, the 300.
    keyPrefix: createHash('sha256')
      .update(Buffer.concat([Buffer.alloc(32), Buffer.of(0, 0, 1, 44)]))
      .digest('hex')
      .slice(0, 32),
    data: { maxCounter: 1000 },
  }
  const { client, asked } = clientOf(
    json(403, {
      type: 'about:blank',
      title: 'Zdanie.',
      status: 403,
      code: 'proof_of_work_required',
      requestId: 'req_1',
      proofOfWork: { parameters, signature: 'aa' },
    }),
    json(202, { reference: 'K-1' }),
  )
  await expect(client.contact.create(contactRequest)).resolves.toEqual({ reference: 'K-1' })
  const [first, second] = asked.map(({ headers }) => headers)
  expect(first?.has('proof-of-work')).toBe(false)
  expect(second?.get('idempotency-key')).toBe(first?.get('idempotency-key'))
  expect(JSON.parse(atob(second?.get('proof-of-work') ?? ''))).toMatchObject({
    challenge: { parameters, signature: 'aa' },
    solution: { counter: 300 },
  })
})

it('does not repeat what may not be repeated', async () => {
  const { client, asked } = clientOf(problem(503, 'unavailable'))
  const attempt = client.signIns.create({ email: 'jan@firma.pl', password: 'x' })
  await expect(attempt).rejects.toMatchObject({ code: 'unavailable' })
  expect(asked).toHaveLength(1)
})

it.each<[string, string, Reply]>([
  ['a page of a proxy', 'service_unavailable', json(502, '<html>')],
  ['a reply of somebody else', 'reply_unexpected', json(500, '<html>')],
  ['a reply of another form', 'reply_unexpected', json(201, { challengeToken: 1 })],
  ['no network', 'network_failed', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['no answer in time', 'timed_out', () => new Promise(() => undefined)],
])('names a failure: %s', async (_, code, reply) => {
  const { client } = clientOf(reply)
  const attempt = client.signIns.create({ email: 'jan@firma.pl', password: 'x' })
  await expect(attempt).rejects.toMatchObject({ name: 'HezoError', code })
})

it('gives up when it is told to, with the reason it was told', async () => {
  const { client } = clientOf(() => new Promise(() => undefined))
  const controller = new AbortController()
  const attempt = client.contact.create(contactRequest, { signal: controller.signal })
  controller.abort(new Error('left the page'))
  await expect(attempt).rejects.toThrow('left the page')
})

it('gives up the wait for another attempt when it is told to', async () => {
  const { client, asked } = clientOf(problem(503, 'unavailable'))
  const controller = new AbortController()
  const attempt = client.contact.create(contactRequest, { signal: controller.signal })
  setTimeout(() => controller.abort(new Error('left the page')), 50)
  await expect(attempt).rejects.toThrow('left the page')
  expect(asked).toHaveLength(1)
})

it('takes an address that is none for a mistake of the programmer', async () => {
  const client = sdk.createClient({ baseUrl: 'nowhere' })
  await expect(client.contact.channels()).rejects.toThrow(TypeError)
})
