import { routes } from '@hezo/api'
import { expect, test } from 'vitest'
import { ticketId } from '../testing/samples.ts'
import { requestOf } from './request.ts'

test('path parameters leave the flat input, the rest is the body', () => {
  expect(requestOf(routes.tickets.setSharing, { ticketId, shared: true })).toEqual({
    path: `/v1/tickets/${ticketId}/sharing`,
    json: { shared: true },
  })
})

test('a route without a body sends the rest as the query, without what is undefined', () => {
  const input = { ticketId, limit: 5, cursor: undefined }
  expect(requestOf(routes.tickets.listMessages, input)).toEqual({
    path: `/v1/tickets/${ticketId}/messages?limit=5`,
  })
})

test('text in a query arrives as it was typed', () => {
  const { path } = requestOf(routes.tickets.list, { search: 'żółw & 50%?#' })
  expect(new URL(path, 'http://localhost').searchParams.get('search')).toBe('żółw & 50%?#')
})

test('the content of a file is the body, and its name is asked for', () => {
  const content = new Blob(['x'])
  expect(requestOf(routes.attachments.upload, { name: 'zdjęcie 1.png', content })).toEqual({
    path: '/v1/attachments?name=zdj%C4%99cie+1.png',
    content,
  })
})

test('a body with nothing in it is still an object', () => {
  expect(requestOf(routes.me.update, undefined).json).toEqual({})
})

// An id from somebody's link must not become another path than the route's.
test.each(['', '.', '..', undefined, null, 7])('the path parameter %j is refused', (value) => {
  expect(() => requestOf(routes.tickets.get, { ticketId: value })).toThrow(TypeError)
})

test.each(['../me', 'a/b', '?x', '#x', '%2e%2e', ' '])(
  'the path parameter %j stays one',
  (value) => {
    const { path } = requestOf(routes.tickets.listMessages, { ticketId: value })
    const { pathname, search, hash } = new URL(path, 'http://localhost')
    const segments = pathname.split('/')
    expect({ search, hash, count: segments.length }).toEqual({ search: '', hash: '', count: 5 })
    expect(decodeURIComponent(segments[3] ?? '')).toBe(value)
  },
)
