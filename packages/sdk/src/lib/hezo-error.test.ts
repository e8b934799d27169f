import { expect, test, vi } from 'vitest'
import { HezoError, isHezoError } from './hezo-error.ts'

test('an error of another copy of the package is recognised', async () => {
  vi.resetModules()
  const copy = await import('./hezo-error.ts')
  const error = new copy.HezoError('not_found', { status: 404 })
  expect(error).not.toBeInstanceOf(HezoError)
  expect(isHezoError(error)).toBe(true)
  expect(isHezoError(error, 'not_found')).toBe(true)
  expect(isHezoError(error, 'forbidden')).toBe(false)
})

test.each([
  new Error('x'),
  new TypeError('x'),
  { name: 'HezoError', code: 'not_found' },
  null,
  'x',
])('%s is none of ours', (value) => {
  expect(isHezoError(value)).toBe(false)
})

test('a failure without a sentence says its code', () => {
  expect(new HezoError('network_failed')).toMatchObject({
    message: 'network_failed',
    status: undefined,
    fields: [],
    requestId: undefined,
    retryAfter: undefined,
  })
})
