import { createHash, createPublicKey, verify } from 'node:crypto'
import { routes } from '@hezo/api'
import { describe, expect, test } from 'vitest'
import { type Answer, type Attempt, problem, serveContract } from '../testing/contract-server.ts'
import { newTicket, ticketId, ticketSample, tokensSample } from '../testing/samples.ts'
import { createTransport, type Transport } from './transport.ts'

const signInLine = 'POST /v1/sign-ins/second-factor'
const bound = { ...tokensSample(1), tokenType: 'DPoP' } as const
const code = { method: 'totp', challengeToken: 'x'.repeat(43), code: '123456' } as const

interface Proof {
  readonly header: Readonly<Record<string, unknown>>
  readonly claims: Readonly<Record<string, unknown>>
}

function proofOf({ headers }: Attempt): Proof {
  const [header = '', claims = ''] = String(headers['dpop']).split('.')
  const read = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Proof['claims']
  return { header: read(header), claims: read(claims) }
}

function isSigned({ headers }: Attempt): boolean {
  const [header = '', claims = '', signature = ''] = String(headers['dpop']).split('.')
  const { jwk } = proofOf({ headers } as Attempt).header
  const key = createPublicKey({ key: jwk as Record<string, string>, format: 'jwk' })
  const content = Buffer.from(`${header}.${claims}`)
  const encoding = { key, dsaEncoding: 'ieee-p1363' } as const
  return verify('sha256', content, encoding, Buffer.from(signature, 'base64url'))
}

/** A server that signs anybody in and answers calls with `answers`, one after the other. */
function serveBound(...answers: readonly Answer[]) {
  let count = 0
  return serveContract(({ line }) =>
    line === signInLine
      ? { status: 201, json: bound }
      : (answers[count++] ?? { json: ticketSample() }),
  )
}

async function signIn(url: string): Promise<Transport> {
  const transport = createTransport({ baseUrl: `${url}/`, timeout: 2000 })
  await transport.session.start(await transport.call(routes.signIns.secondFactor, code))
  return transport
}
const getTicket = (transport: Transport) => transport.call(routes.tickets.get, { ticketId })

describe.concurrent('a proof of possession', () => {
  test('goes with the call that starts a session, and with every call of that session', async () => {
    await using server = await serveBound()
    await getTicket(await signIn(server.url))
    const [first, second] = server.attempts
    expect(server.attempts.map(isSigned)).toEqual([true, true])
    expect(first && proofOf(first)).toMatchObject({
      header: { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256' } },
      claims: { htm: 'POST', htu: `${server.url}/v1/sign-ins/second-factor` },
    })
    expect(second?.headers['authorization']).toBe('DPoP access-1')
    expect(second && proofOf(second).claims).toMatchObject({
      htm: 'GET',
      htu: `${server.url}/v1/tickets/${ticketId}`,
      ath: createHash('sha256').update('access-1').digest('base64url'),
    })
    expect(second && proofOf(second).header).toEqual(first && proofOf(first).header)
  })

  test('never shows the private half of the key', async () => {
    await using server = await serveBound()
    const transport = await signIn(server.url)
    expect(transport.session.current?.key?.privateKey.extractable).toBe(false)
    expect(Object.keys(transport.session.current?.key?.jwk ?? {}).toSorted()).toEqual([
      'crv',
      'kty',
      'x',
      'y',
    ])
  })

  test('leaves the query out of the address', async () => {
    await using server = await serveBound({ json: { items: [], nextCursor: null } })
    const transport = await signIn(server.url)
    await transport.call(routes.tickets.list, { search: 'dysk' })
    const [, list] = server.attempts
    expect(list?.line).toContain('?search=dysk')
    expect(list && proofOf(list).claims['htu']).toBe(`${server.url}/v1/tickets`)
  })

  test('is another one for each attempt', async () => {
    await using server = await serveBound('drop', problem('unavailable'))
    await getTicket(await signIn(server.url))
    const numbers = server.attempts.map((attempt) => proofOf(attempt).claims['jti'])
    expect(numbers).toHaveLength(4)
    expect(new Set(numbers).size).toBe(4)
  })

  test('goes to no route that asks for none', async () => {
    await using server = await serveBound({ json: { phone: '', phoneText: '', email: '' } })
    const transport = await signIn(server.url)
    await transport.call(routes.contact.channels)
    expect(server.attempts[1]?.headers['dpop']).toBeUndefined()
  })

  test('is left out by a client that was told so', async () => {
    await using server = await serveContract(() => ({ status: 201, json: tokensSample(1) }))
    const transport = createTransport({ baseUrl: server.url, dpop: false })
    await transport.session.start(await transport.call(routes.signIns.secondFactor, code))
    expect(server.attempts[0]?.headers['dpop']).toBeUndefined()
    expect(transport.session.current?.key).toBeUndefined()
  })
})

describe.concurrent('a server that finds the clock of this machine wrong', () => {
  const wanted = (nonce: string): Answer =>
    problem('dpop_nonce_required', { headers: { 'dpop-nonce': nonce } })

  test('gets the request again with its nonce, a create too, and from then on at once', async () => {
    await using server = await serveBound(wanted('n-1'), { status: 201, json: ticketSample() })
    const transport = await signIn(server.url)
    await transport.call(routes.tickets.create, newTicket)
    await getTicket(transport)
    const nonces = server.attempts.map((attempt) => proofOf(attempt).claims['nonce'])
    expect(nonces).toEqual([undefined, undefined, 'n-1', 'n-1'])
    const [, refused, repeated] = server.attempts
    expect(repeated?.body).toEqual(refused?.body)
    expect(repeated?.headers['idempotency-key']).toBe(refused?.headers['idempotency-key'])
  })

  test('may give a newer nonce with any reply', async () => {
    await using server = await serveBound(
      wanted('n-1'),
      { json: ticketSample(), headers: { 'dpop-nonce': 'n-2' } },
      { json: ticketSample() },
    )
    const transport = await signIn(server.url)
    await getTicket(transport)
    await getTicket(transport)
    expect(server.attempts.map((attempt) => proofOf(attempt).claims['nonce'])).toEqual([
      undefined,
      undefined,
      'n-1',
      'n-2',
    ])
  })

  test('that is never content is not asked for ever', async () => {
    await using server = await serveContract(() => wanted('n'))
    const transport = createTransport({ baseUrl: server.url })
    await expect(transport.call(routes.signIns.secondFactor, code)).rejects.toMatchObject({
      code: 'dpop_nonce_required',
    })
    expect(server.attempts.length).toBeLessThanOrEqual(4)
  })
})
