// Prevents: one forgotten query that shows a ticket to somebody who may not know it exists.
import { expect, it } from 'vitest'
import { modulesOf } from './modules.ts'
import { queriesBesideTheRule } from './ticket-visibility.ts'
import { readTree } from './tree.ts'

/** Where no reader is involved: path → why. */
const exempt: Readonly<Record<string, string>> = {}

it('every query for tickets goes through the one rule of who sees what', () => {
  expect(queriesBesideTheRule(modulesOf(readTree()), exempt)).toEqual([])
})

const check = (text: string, allowed = {}) =>
  queriesBesideTheRule(
    modulesOf([{ path: 'packages/server/src/features/tickets/get-ticket.ts', text }]),
    allowed,
  )
const imported = `import { visibleTickets } from './visible-tickets.ts'\n`

it.each([
  [`db.selectFrom('tickets')`, 1],
  [`db.selectFrom(['companies', 'x']).innerJoin('tickets as t', 'a', 'b')`, 1],
  [`db.updateTable('messages')`, 1],
  ['sql`select * from tickets`', 1],
  ['sql`delete from x using messages`', 1],
  [`${imported}db.selectFrom('tickets')`, 1],
  [`${imported}db.selectFrom('tickets').where(visibleTickets(actor))`, 0],
  ['// rows come from tickets', 0],
  [`db.selectFrom('contracts')`, 0],
])('the code %j gives %i findings', (text, findings) => {
  expect(check(text)).toHaveLength(findings)
})

it('takes an exemption that is needed and finds one that is not', () => {
  const allowed = { 'features/tickets/get-ticket.ts': 'a reason' }
  expect(check(`db.selectFrom('tickets')`, allowed)).toEqual([])
  expect(check('', allowed)).toHaveLength(1)
})
