// Prevents: an nginx example that was never run, and loses files, addresses or half an hour of an operator.
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:http2'
import { json } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { candidate, exportFile } from '../e2e/support/export.ts'
import {
  createInstallation,
  type Installation,
  type RegisteredCustomer,
  registerCustomer,
} from '../e2e/support/installation.ts'
import { newestMail } from '../e2e/support/mail-folder.ts'
import { freePort, type ServerProcess } from '../src/server-process.ts'
import { type Nginx, runNginx } from './run-nginx.ts'
import { begin, type Client, fetchAs } from './send.ts'

const email = 'anna@firma.example'
const megabytes = 1024 * 1024
let installation: Installation
let service: ServerProcess
let nginx: Nginx
let url: string
let redirectPort: number
let client: Client
let customer: RegisteredCustomer
let settings: Record<string, string>

beforeAll(async () => {
  installation = await createInstallation()
  await installation.hezo('import', 'contracts', exportFile)
  const port = await freePort()
  redirectPort = await freePort()
  url = `https://localhost:${port}`
  settings = {
    PORT: String(await freePort()),
    PUBLIC_URL: 'https://myhezo.example',
    OTHER_URLS: url,
    TRUSTED_PROXIES: '127.0.0.1',
    PROOF_OF_WORK: '0',
  }
  service = await installation.start(settings)
  nginx = await runNginx(port, redirectPort, Number(settings['PORT']))
  // A visitor who claims another address.
  client = {
    certificate: nginx.certificate,
    localAddress: '127.0.0.2',
    headers: { 'x-forwarded-for': '203.0.113.9' },
  }
  const through = { fetch: fetchAs(client) }
  customer = await registerCustomer(installation, url, candidate().entitlement, email, through)
})
afterAll(async () => {
  await nginx.stop()
  await installation.remove()
})

async function get(path: string, headers: Record<string, string> = {}) {
  const outgoing = begin(`${url}${path}`, 'GET', headers, client)
  outgoing.end()
  const [reply] = (await once(outgoing, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of reply) chunks.push(chunk as Buffer)
  return { status: reply.statusCode, headers: reply.headers, body: Buffer.concat(chunks) }
}

describe('the nginx example', () => {
  test('tells the service whose address it is, whatever the visitor claims', async () => {
    const { items } = await customer.client.me.listSessions()
    expect(items.map(({ address }) => address)).toEqual(['127.0.0.2'])
  })

  test('passes the host on, over HTTP/2 too: emails link to it', async () => {
    const { entitlement } = candidate()
    const session = connect(url, { ca: nginx.certificate })
    const stream = session.request({
      ':method': 'POST',
      ':path': '/v1/registrations',
      'content-type': 'application/json',
      'idempotency-key': 'a-key-of-this-test-2',
    })
    stream.end(
      JSON.stringify({
        ...entitlement,
        person: { firstName: 'Anna', lastName: 'Nowak', email, phone: '+48 600 100 200' },
        company: {
          name: 'Firma',
          street: 'ul. Prosta 1',
          postalCode: '00-001',
          city: 'Warszawa',
          country: 'PL',
        },
        password: customer.password,
        locale: 'pl',
      }),
    )
    const [headers] = (await once(stream, 'response')) as [Record<string, unknown>]
    stream.resume()
    session.close()
    expect(headers[':status']).toBe(201)
    await expect
      .poll(async () => (await newestMail(installation.dataDir, email)).text, { timeout: 10_000 })
      .toMatch(new RegExp(`${url}$`, 'm'))
  })

  test('lets a file of 25 MB through, and back', async () => {
    const bytes = new Uint8Array(25 * megabytes).fill(7)
    const { attachments } = customer.client
    const { id, size } = await attachments.upload({ name: 'zrzut.bin', content: new Blob([bytes]) })
    expect(size).toBe(bytes.length)
    const content = await attachments.get({ attachmentId: id })
    expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('leaves it to the service to refuse a file that is a little too large', async () => {
    const content = new Blob([new Uint8Array(25 * megabytes + 1)])
    const upload = customer.client.attachments.upload({ name: 'zrzut.bin', content })
    await expect(upload).rejects.toMatchObject({ status: 413, code: 'file_too_large' })
  })

  test('passes a file on as it comes: without a session it is refused before it is sent', async () => {
    const outgoing = begin(
      `${url}/v1/attachments`,
      'POST',
      {
        'content-type': 'application/octet-stream',
        'content-length': String(20 * megabytes),
        'idempotency-key': 'a-key-of-this-test-3',
      },
      client,
    )
    outgoing.on('error', () => {})
    outgoing.write(Buffer.alloc(1000))
    const [reply] = (await once(outgoing, 'response')) as [IncomingMessage]
    expect(reply.statusCode).toBe(401)
    outgoing.destroy()
  })

  test('refuses early what is far too large', async () => {
    const length = String(40 * megabytes)
    const outgoing = begin(`${url}/v1/attachments`, 'POST', { 'content-length': length }, client)
    outgoing.on('error', () => {})
    outgoing.flushHeaders()
    const [reply] = (await once(outgoing, 'response')) as [IncomingMessage]
    expect(reply.statusCode).toBe(413)
    outgoing.destroy()
  })

  test.each(['/v1/openapi.json', '/elements/hezo.js'])('compresses %s, once', async (path) => {
    const plain = await get(path)
    const { status, headers, body } = await get(path, { 'accept-encoding': 'gzip' })
    expect([status, headers['content-encoding']]).toEqual([200, 'gzip'])
    expect(headers.vary).toMatch(/Accept-Encoding/i)
    expect(gunzipSync(body).equals(plain.body)).toBe(true)
  })

  test('leads from HTTP to HTTPS', async () => {
    const reply = await fetch(`http://127.0.0.1:${redirectPort}/tickets?a=1`, {
      redirect: 'manual',
    })
    expect(reply.status).toBe(308)
    expect(reply.headers.get('location')).toBe('https://127.0.0.1/tickets?a=1')
  })

  test('asks the service again at once, as soon as it is back', async () => {
    await service.stop()
    expect((await get('/healthz')).status).toBe(502)
    service = await installation.start(settings)
    expect((await get('/healthz')).status).toBe(200)
    const outgoing = begin(`${url}/readyz`, 'GET', {}, client)
    outgoing.end()
    const [reply] = (await once(outgoing, 'response')) as [IncomingMessage]
    expect(await json(reply)).toMatchObject({ status: 'ok' })
  })

  test('has nothing to complain of but that the service was away', async () => {
    const lines = (await nginx.errors()).split('\n').filter(Boolean)
    expect(
      lines.filter((line) => !/Connection refused|intended to send too large body/.test(line)),
    ).toEqual([])
  })
})
