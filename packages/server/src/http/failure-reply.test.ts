import { pino } from 'pino'
import { expect, test } from 'vitest'
import { ApiProblem } from '../problem.ts'
import { failureReply } from './failure-reply.ts'

const origin = {
  id: 'request-1',
  address: '192.0.2.1',
  userAgent: '',
  locale: 'pl',
  pageOrigin: undefined,
} as const
const silent = pino({ level: 'silent' })

function answer(error: unknown): unknown {
  return JSON.parse(failureReply(error, origin, silent).body)
}

test.each([
  ['the disk of the database is full', '53100'],
  ['the database has no memory left', '53200'],
  ['the database has no connection left', '53300'],
  ['the database shuts down', '57P01'],
  ['the connection broke', '08006'],
  ['the database takes no writes', '25006'],
  ['a statement took too long', '57014'],
  ['a lock was not to be had in time', '55P03'],
  ['nobody listens', 'ECONNREFUSED'],
  ['the disk for files is full', 'ENOSPC'],
])('%s: the caller is told to come back', (_, code) => {
  const error = Object.assign(new Error('ours'), { code })
  expect(answer(error)).toMatchObject({ status: 503, code: 'unavailable', retryAfter: 5 })
})

test.each([
  'Query read timeout',
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
])('the driver says “%s”: the caller is told to come back', (message) => {
  expect(answer(new Error(message))).toMatchObject({ code: 'unavailable' })
})

test('what we do not know is our fault, and says nothing of what it was', () => {
  const reply = failureReply(new Error('secret detail'), origin, silent)
  expect(reply).toMatchObject({ status: 500 })
  expect(reply.body).not.toContain('secret detail')
})

test('a refusal keeps its code', () => {
  expect(answer(new ApiProblem('not_found'))).toMatchObject({ status: 404, code: 'not_found' })
})
