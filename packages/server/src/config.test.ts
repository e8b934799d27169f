import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const keyText = (fill: number): string => Buffer.alloc(32, fill).toString('base64url')

describe('settings', () => {
  it('have defaults for all of it', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000' })
  })

  it('name origins as browsers send them', () => {
    const { embedOrigins } = readConfig({
      EMBED_ORIGINS: 'https://Partner.example/, https://shop.example:443,http://localhost:8080, *',
    })
    expect(embedOrigins).toEqual([
      'https://partner.example',
      'https://shop.example',
      'http://localhost:8080',
      '*',
    ])
  })

  it('name proxies by address or range', () => {
    const TRUSTED_PROXIES = '10.0.0.0/8, 192.0.2.7,2001:db8::/32'
    expect(readConfig({ TRUSTED_PROXIES }).trustedProxies).toHaveLength(3)
  })

  it('list keys, the one in use first, in either form of base64', () => {
    const ENCRYPTION_KEY = `${keyText(255)}, ${Buffer.alloc(32, 254).toString('base64')}`
    const { encryptionKeys, signingKeys } = readConfig({ ENCRYPTION_KEY })
    expect(encryptionKeys).toEqual([new Uint8Array(32).fill(255), new Uint8Array(32).fill(254)])
    expect(signingKeys).toEqual([])
  })

  it('never show a key in what is wrong with it', () => {
    const text = `${keyText(65)}x`
    expect(() => readConfig({ SIGNING_KEY: text })).toThrow('SIGNING_KEY')
    expect(() => readConfig({ SIGNING_KEY: text })).not.toThrow(keyText(65))
  })

  // Prevents a misspelt entry from being a proxy that is never believed, or a page that never gets in.
  it.each([
    ['PORT', 'abc'],
    ['EMBED_ORIGINS', 'partner.example'],
    ['EMBED_ORIGINS', 'https://partner.example/shop'],
    ['EMBED_ORIGINS', 'https://*.partner.example'],
    ['EMBED_ORIGINS', 'null'],
    ['FRAME_ORIGINS', '*'],
    ['FRAME_ORIGINS', 'https://partner.example/shop'],
    ['TRUSTED_PROXIES', 'proxy.internal'],
    ['TRUSTED_PROXIES', '10.0.0.0/33'],
    ['TRUSTED_PROXIES', '10.0.0.1/'],
    ['SIGNING_KEY', 'short'],
    ['SIGNING_KEY', ''],
    ['SIGNING_KEY', `${keyText(1)},`],
    ['ENCRYPTION_KEY', `${keyText(1)},${keyText(2)}, ${keyText(1)}`],
    ['ENCRYPTION_KEY', keyText(1).slice(1)],
  ])('are refused by name: %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })
})
