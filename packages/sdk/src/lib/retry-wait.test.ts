import { expect, test } from 'vitest'
import { HezoError, type HezoErrorCode, type HezoErrorDetails } from './hezo-error.ts'
import { longestWait, retryBudget, retryWait } from './retry-wait.ts'

const passing: [HezoErrorCode, HezoErrorDetails][] = [
  ['network_failed', {}],
  ['reply_unexpected', { status: 408 }],
  ['rate_limited', { status: 429 }],
  ['reply_unexpected', { status: 502 }],
  ['overloaded', { status: 503 }],
  ['reply_unexpected', { status: 504 }],
  ['idempotency_in_progress', { status: 409 }],
]

test.each(passing)('%s %j is worth repeating', (code, details) => {
  expect(retryWait(new HezoError(code, details), 1, 0, 0)).toBe(200)
})

const final: [HezoErrorCode, HezoErrorDetails][] = [
  ['timed_out', {}],
  ['reply_unexpected', { status: 200 }],
  ['validation_failed', { status: 422 }],
  ['unauthenticated', { status: 401 }],
  ['ticket_closed', { status: 409 }],
  ['internal', { status: 500 }],
]

test.each(final)('%s %j is not', (code, details) => {
  expect(retryWait(new HezoError(code, details), 1, 0, 0)).toBeUndefined()
})

test('waits double, and half of each is left to chance', () => {
  const failure = new HezoError('network_failed')
  const bounds = [1, 2, 3].map((count) =>
    [0, 1].map((random) => retryWait(failure, count, 0, random)),
  )
  expect(bounds).toEqual([
    [200, 400],
    [400, 800],
    [800, 1600],
  ])
})

test('nobody comes back before the server allows it', () => {
  const failure = new HezoError('rate_limited', { status: 429, retryAfter: 3 })
  expect(retryWait(failure, 1, 0, 0.5)).toBe(3000)
})

test('a wait that nobody would sit through is the caller’s to decide', () => {
  const retryAfter = longestWait / 1000 + 1
  const failure = new HezoError('rate_limited', { status: 429, retryAfter })
  expect(retryWait(failure, 1, 0, 0)).toBeUndefined()
})

test('no attempt starts after the budget is spent', () => {
  const failure = new HezoError('network_failed')
  expect(retryWait(failure, 1, retryBudget - 200, 0)).toBe(200)
  expect(retryWait(failure, 1, retryBudget - 199, 0)).toBeUndefined()
})
