import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { createTestKey } from '../testing/dpop.ts'
import { createDpop } from './dpop.ts'

// The examples of RFC 9449: figure 2 (a token request) and figure 13 (a request with a token).
const header =
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19'
const tokenProof = `${header}.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg`
const resourceProof = `${header}.eyJqdGkiOiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIsImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA`
const accessToken = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU'
const thumbprint = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I'

const now = new Date(1562262619_000)
const secret = new Uint8Array(32).fill(7)
const secrets = { current: () => secret, live: () => [secret] }
const dpop = createDpop(['https://server.example.com', 'https://resource.example.org'], secrets)
const token = { method: 'POST', path: '/token' }
const resource = { method: 'GET', path: '/protectedresource', accessToken }

describe('the examples of RFC 9449', () => {
  it('are accepted, and give the thumbprint that the RFC gives', async () => {
    expect((await dpop.verify(tokenProof, token, now)).thumbprint).toBe(thumbprint)
    expect((await dpop.verify(resourceProof, resource, now)).thumbprint).toBe(thumbprint)
  })

  it.each([
    ['another method', resourceProof, { ...resource, method: 'POST' }],
    ['another address', resourceProof, { ...resource, path: '/protectedresources' }],
    ['another token', resourceProof, { ...resource, accessToken: `${accessToken}x` }],
    ['a token, which it does not name', tokenProof, { ...token, accessToken }],
    ['one letter of the signature changed', resourceProof.replace('.2oW9', '.2oW8'), resource],
  ])('are refused for %s', async (_, proof, target) => {
    await expect(dpop.verify(proof, target, now)).rejects.toMatchObject({
      code: 'dpop_proof_rejected',
    })
  })
})

it.each(['null', '[]', '"text"', '1', '{}'])(
  'what is signed must be claims, not %s',
  async (text) => {
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    const proof = await new CompactSign(Buffer.from(text))
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: await exportJWK(publicKey) })
      .sign(privateKey)
    await expect(dpop.verify(proof, token, now)).rejects.toMatchObject({
      code: 'dpop_proof_rejected',
    })
  },
)

describe('the age of a proof', () => {
  const at = (seconds: number) =>
    dpop.verify(tokenProof, token, new Date(1562262616_000 + seconds * 1000))

  it.each([-10, 0, 59])('lets it through %i seconds after it was made', async (seconds) => {
    expect((await at(seconds)).nextNonce).toBeUndefined()
  })

  it.each([-11, 60, 86_400, -86_400])('asks for a nonce after %i seconds', async (seconds) => {
    await expect(at(seconds)).rejects.toMatchObject({
      code: 'dpop_nonce_required',
      nonce: expect.stringMatching(/^[0-9a-z]+\.[\w-]{22}$/) as unknown,
    })
  })

  it('is what its note of use outlives', async () => {
    const { expiresAt } = await at(0)
    expect(expiresAt.getTime()).toBeGreaterThanOrEqual(1562262616_000 + 60_000)
  })
})

it('has no address of another service among its own', async () => {
  const other = createDpop(['https://server.example.com.evil.example'], secrets)
  await expect(other.verify(tokenProof, token, now)).rejects.toMatchObject({
    code: 'dpop_proof_rejected',
  })
})

describe('a nonce', () => {
  const other = new Uint8Array(32).fill(8)
  const bases = ['http://hezo.test']
  const target = { method: 'GET', path: '/v1/me' }

  it('of the secret before is good on, and one of a secret that is gone is not', async () => {
    const key = await createTestKey()
    const iat = now.getTime() / 1000 + 3600
    const prove = (nonce?: string) =>
      key.prove({ htu: 'http://hezo.test/v1/me', iat, ...(nonce !== undefined && { nonce }) })
    const ask = (current: Uint8Array, live: Uint8Array[], proof: string) =>
      createDpop(bases, { current: () => current, live: () => live }).verify(proof, target, now)
    const refused = await ask(secret, [secret], await prove()).catch((error: unknown) => error)
    const { nonce } = refused as { nonce: string }
    const { thumbprint: known } = await ask(other, [other, secret], await prove(nonce))
    expect(known).toMatch(/^[\w-]{43}$/)
    await expect(ask(other, [other], await prove(nonce))).rejects.toMatchObject({
      code: 'dpop_nonce_required',
    })
  })
})
