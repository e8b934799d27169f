import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import { createTotpSecret, matchTotpStep, totpUri } from './totp.ts'

// RFC 6238 appendix B, SHA-1, the ASCII secret "12345678901234567890"; the last six of eight digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const vectors = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const

const at = (seconds: number): Date => new Date(seconds * 1000)

describe('a one-time code', () => {
  it.each(vectors)('at %i s is the one of RFC 6238', (seconds, code) => {
    expect(matchTotpStep(secret, code.slice(2), at(seconds))).toBe(Math.floor(seconds / 30))
  })

  it.each([
    [-61, undefined],
    [-60, undefined],
    [-30, 100],
    [0, 100],
    [29, 100],
    [59, 100],
    [60, undefined],
  ])('of step 100 looked at %i s after its start matches %s', (offset, step) => {
    const start = 100 * 30
    const code = generateSync({ secret, epoch: start })
    expect(matchTotpStep(secret, code, at(start + offset))).toBe(step)
  })

  it.each(['', '12345', '1234567', '１２３４５６'])(
    '%j matches nothing and throws nothing',
    (code) => {
      expect(matchTotpStep(secret, code, at(59))).toBeUndefined()
    },
  )
})

it('a new secret has 160 bits and is another one each time', () => {
  const secrets = new Set(Array.from({ length: 100 }, createTotpSecret))
  expect(secrets.size).toBe(100)
  for (const each of secrets) expect(each).toMatch(/^[A-Z2-7]{32}$/)
})

it('the URI says whose code it is, with everything escaped', () => {
  const uri = new URL(totpUri('myHEZO test', 'anna+it@firma.example', secret))
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toBe('/myHEZO test:anna+it@firma.example')
  expect(uri.searchParams.get('issuer')).toBe('myHEZO test')
  expect(uri.searchParams.get('secret')).toBe(secret)
})
