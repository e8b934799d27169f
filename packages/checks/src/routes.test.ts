// Prevents: a route that answers anybody because nobody said who may call it, or that nobody tried.
import { type RouteTable, routes } from '@hezo/api'
import { expect, it } from 'vitest'
import { openRoutes, untestedRoutes } from './routes.ts'
import { readTree } from './tree.ts'

it('every route says who may call it', () => {
  expect(openRoutes(routes)).toEqual([])
})

it('every route is named by a test on the real server', () => {
  const tests = readTree().filter(({ path }) =>
    /^packages\/(server\/.+\.test|checks\/e2e\/.+)\.ts$/.test(path),
  )
  expect(untestedRoutes(routes, tests)).toEqual([])
})

const table = (access: unknown) =>
  ({ tickets: { get: { ...routes.tickets.get, access } } }) as unknown as RouteTable

it.each([['anyone'], [['staff']]])('takes the access rule %j', (access) => {
  expect(openRoutes(table(access))).toEqual([])
})

it.each([[undefined], [[]], [['admin']], ['staff']])('finds the access rule %j', (access) => {
  expect(openRoutes(table(access))).toEqual(['tickets.get does not say who may call it'])
})

it.each([
  ['await client.tickets.get({ ticketId })', 0],
  ['await client\n  .tickets\n  .get({})', 0],
  ["it('tickets.get hides what is not yours', () => {})", 0],
  ['await client.tickets.getAll()', 1],
  ['// tickets.get is tried elsewhere', 1],
])('the test %j leaves %i routes unnamed', (text, findings) => {
  expect(untestedRoutes(table('anyone'), [{ path: 'a.test.ts', text }])).toHaveLength(findings)
})
