import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { type Attack, inBursts, outcomeOf, someAddress, steadily } from './attack.ts'

const { privateKey, publicKey } = await generateKeyPair('ES256')
const jwk = await exportJWK(publicKey)

/** A DPoP proof that anybody can make. */
async function selfMadeProof(url: string): Promise<string> {
  return new SignJWT({ htm: 'POST', htu: url, jti: randomUUID() })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
    .setIssuedAt()
    .sign(privateKey)
}

async function post(url: string, body: string, more: Record<string, string> = {}): Promise<string> {
  const headers = {
    ...someAddress(),
    'Content-Type': 'application/json',
    'Idempotency-Key': randomUUID(),
    DPoP: await selfMadeProof(url),
    ...more,
  }
  return outcomeOf(url, { method: 'POST', headers, body })
}

const objects = (bytes: number): string => `[${'{},'.repeat(bytes / 3)}{}]`
const huge = objects(510_000)

/** Forty at once, of 510 KB each: what once ended the process. */
export const hugeBodies: Attack = async (target, note) => {
  const url = `${target.url}/v1/contact`
  await inBursts(24, target, async () =>
    Promise.all(Array.from({ length: 40 }, async () => note(await post(url, huge)))),
  )
}

const shapes = [
  objects(60_000),
  '['.repeat(60_000),
  '{"a":'.repeat(10_000),
  `{${'"a":1,'.repeat(9000)}"a":1}`,
  `"${'\\u0000'.repeat(9000)}"`,
]

/** Within the limit of bytes, but deep, or of very many parts. */
export const hostileJson: Attack = async ({ url, ...target }, note) => {
  const paths = ['/v1/contact', '/v1/registrations', '/v1/sign-ins', '/v1/activations']
  await steadily(12, { url, ...target }, async (count) => {
    const path = paths[count % paths.length] ?? ''
    note(await post(`${url}${path}`, shapes[count % shapes.length] ?? ''))
  })
}

/** Signed-in routes with tokens and proofs that are none. */
export const forgedTokens: Attack = async ({ url, ...target }, note) => {
  await steadily(20, { url, ...target }, async (count) => {
    const Authorization = `${count % 2 === 0 ? 'Bearer' : 'DPoP'} ${'x'.repeat(count % 2000)}`
    note(await post(`${url}/v1/tickets`, '{}', { Authorization }))
  })
}
