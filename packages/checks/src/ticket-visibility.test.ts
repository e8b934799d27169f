// Prevents: one forgotten query that shows a ticket to somebody who may not know it exists.
import { expect, it } from 'vitest'
import { queriesBesideTheRule } from './ticket-visibility.ts'
import { readTree } from './tree.ts'

/** Where no reader is involved: path → why. */
const exempt: Readonly<Record<string, string>> = {
  'features/attachments/upload-quota.ts': 'what a company uploaded is counted, not shown',
  'features/attachments/take-attachments.ts':
    'binds what waits, under the lock of a ticket that was found by the rule',
  'features/attachments/sweep-attachments.ts': 'takes away what goes with no ticket',
  'platform/blobs/claim-folder.ts': 'a start asks whether there is any file; shows nothing',
  'features/tickets/claim-reported-tickets.ts':
    'names the opener of his own company’s tickets; shows nothing',
  'features/personal-data/collect-unclaimed.ts':
    'the operator’s command: what the person asking reported before',
  'features/personal-data/erase-traces.ts':
    'takes names from what a person reported; shows nothing',
  'features/import/contracts/undo-contracts.ts': 'the operator’s command: asks what is in use',
  'features/import/tickets/case-work.ts': 'the operator’s command: asks what was moved before',
  'features/import/tickets/record-ticket-import.ts': 'the operator’s command: names openers',
  'features/import/tickets/undo-tickets.ts': 'the operator’s command: takes back what it moved',
}

it('every query for tickets goes through the one rule of who sees what', () => {
  expect(queriesBesideTheRule(readTree(), exempt)).toEqual([])
})

const check = (text: string, allowed = {}) =>
  queriesBesideTheRule(
    [{ path: 'packages/server/src/features/tickets/get-ticket.ts', text }],
    allowed,
  )

it.each([
  ["db.selectFrom('tickets').execute()"],
  ["db.selectFrom('attachments').where(visibleTickets(actor)).execute()"],
  ["db.selectFrom('tickets as t').where(visible(actor)).execute()"],
  ["db.selectFrom(['companies', 'tickets']).execute()"],
  ["db.selectFrom('companies').leftJoin('tickets', 'a', 'b').execute()"],
  ["db.updateTable('tickets').set(x)"],
  ['sql`select * from tickets`'],
  ['sql`update "tickets" set subject = 1`'],
  // Its neighbour obeys, it does not.
  ["a.selectFrom('tickets').where(visibleTickets(x))\nb.selectFrom('tickets')"],
  ["Promise.all([a.selectFrom('tickets').where(visibleTickets(x)), b.deleteFrom('tickets')])"],
  ["const x = (tx) => { tx.selectFrom('tickets') }\nvisibleTickets(actor)"],
  // Internal notes are a rule of their own.
  ["db.selectFrom('messages').where(visibleTickets(actor))"],
  ["tx.insertInto('messages').values(row)"],
])('finds %s', (text) => {
  expect(check(text)).not.toEqual([])
})

it.each([
  ["db.selectFrom('tickets').where(visibleTickets(actor)).execute()"],
  ['sql`select * from tickets where ${visibleTickets(actor)}`'],
  ["db.selectFrom('messages').where(visibleMessages(a)).where(visibleTickets(a))"],
  [
    "db.selectFrom('tickets').where(visibleTickets(a)).where((eb) => eb.exists(eb.selectFrom('tickets')))",
  ],
  ["tx.insertInto('tickets').values(row)\ntx.insertInto('messages').values(first)"],
  ["db.selectFrom('contracts').execute()"],
  ['// every row comes from tickets'],
])('passes %s', (text) => {
  expect(check(text)).toEqual([])
})

it('takes an exemption that is needed and finds one that is not', () => {
  const allowed = { 'features/tickets/get-ticket.ts': 'a reason' }
  expect(check("db.selectFrom('tickets')", allowed)).toEqual([])
  expect(check('', allowed)).toHaveLength(1)
})
