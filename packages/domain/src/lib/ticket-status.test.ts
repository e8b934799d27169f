import { describe, expect, test } from 'vitest'
import { canChangeStatus, isOpenStatus, statusAfterReply, statusRefusal } from './ticket-status.ts'
import { roles, ticketStatuses, visibilitiesFor } from './ticket-values.ts'

const day = 86_400_000
const now = new Date('2026-03-31T12:00:00Z')
const yesterday = new Date(now.getTime() - day)

const triples = ticketStatuses.flatMap((from) =>
  ticketStatuses.flatMap((to) => roles.map((role) => ({ from, to, role }))),
)

describe('a status may be changed', () => {
  // Written out by hand: from, then who to what. All that is not here must be refused.
  const allowed = new Set([
    'new staff in_progress',
    'new staff waiting_for_customer',
    'new staff resolved',
    'new staff closed',
    'new customer resolved',
    'in_progress staff waiting_for_customer',
    'in_progress staff resolved',
    'in_progress staff closed',
    'in_progress customer resolved',
    'waiting_for_customer staff in_progress',
    'waiting_for_customer staff resolved',
    'waiting_for_customer staff closed',
    'waiting_for_customer customer resolved',
    'resolved staff in_progress',
    'resolved staff waiting_for_customer',
    'resolved staff closed',
    'resolved customer in_progress',
  ])

  test.each(triples)('or not: $from → $to by $role', ({ from, to, role }) => {
    const change = { from, to, role, resolvedAt: yesterday, now }
    expect(canChangeStatus(change)).toBe(allowed.has(`${from} ${role} ${to}`))
  })

  test('by staff from any open status to any other but new', () => {
    for (const { from, to } of triples) {
      const expected = isOpenStatus(from) && to !== from && to !== 'new'
      expect(canChangeStatus({ from, to, role: 'staff', now })).toBe(expected)
    }
  })

  test('never by a supplier, never out of closed', () => {
    const never = triples.filter(({ from, role }) => role === 'supplier' || from === 'closed')
    for (const change of never) {
      expect(canChangeStatus({ ...change, resolvedAt: yesterday, now })).toBe(false)
    }
  })
})

describe('reopening', () => {
  test.each([
    ['at once', now, undefined],
    ['14 days later to the millisecond', new Date(now.getTime() - 14 * day), undefined],
    ['a millisecond after', new Date(now.getTime() - 14 * day - 1), 'reopen_window_over'],
    ['a year later', new Date(now.getTime() - 365 * day), 'reopen_window_over'],
    ['a moment that is not known', null, 'reopen_window_over'],
    ['a moment that was left out', undefined, 'reopen_window_over'],
    ['an invalid moment', new Date(Number.NaN), 'reopen_window_over'],
  ] as const)('by a customer, %s', (_when, resolvedAt, refusal) => {
    const change = { from: 'resolved', to: 'in_progress', role: 'customer' } as const
    expect(statusRefusal({ ...change, resolvedAt, now })).toBe(refusal)
  })

  test('by staff has no window', () => {
    const change = { from: 'resolved', to: 'in_progress', role: 'staff' } as const
    expect(statusRefusal({ ...change, resolvedAt: new Date(0), now })).toBeUndefined()
  })
})

test.each([
  ['closed', 'in_progress', 'staff', 'closed'],
  ['new', 'new', 'staff', 'not_allowed'],
  ['in_progress', 'new', 'staff', 'not_allowed'],
  ['new', 'closed', 'customer', 'not_allowed'],
  ['resolved', 'waiting_for_customer', 'customer', 'not_allowed'],
] as const)('%s → %s by %s is refused as %s', (from, to, role, refusal) => {
  expect(statusRefusal({ from, to, role, now })).toBe(refusal)
})

describe('after a public reply', () => {
  test.each([
    ['new', 'customer', 'new'],
    ['in_progress', 'customer', 'in_progress'],
    ['waiting_for_customer', 'customer', 'in_progress'],
    ['resolved', 'customer', 'in_progress'],
    ['new', 'supplier', 'new'],
    ['in_progress', 'supplier', 'in_progress'],
    ['waiting_for_customer', 'supplier', 'waiting_for_customer'],
    ['resolved', 'supplier', 'resolved'],
    ['new', 'staff', 'in_progress'],
    ['in_progress', 'staff', 'in_progress'],
    ['waiting_for_customer', 'staff', 'waiting_for_customer'],
    ['resolved', 'staff', 'resolved'],
    ['closed', 'customer', undefined],
    ['closed', 'supplier', undefined],
    ['closed', 'staff', undefined],
  ] as const)('%s, by %s → %s', (status, role, after) => {
    expect(statusAfterReply(status, role)).toBe(after)
  })
})

test('an internal note moves nothing', () => {
  for (const status of ticketStatuses.filter(isOpenStatus)) {
    expect(statusAfterReply(status, 'staff', 'internal')).toBe(status)
  }
})

test('internal notes are for staff alone', () => {
  expect(visibilitiesFor('staff')).toEqual(['public', 'internal'])
  expect(visibilitiesFor('customer')).toEqual(['public'])
  expect(visibilitiesFor('supplier')).toEqual(['public'])
})
