import type { TicketStatus } from '@hezo/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSeed, type SeededContract, type SeededPerson } from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let customer: SeededPerson
let staff: SeededPerson
let contract: SeededContract

beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  const companyId = await seed.company('Klient')
  customer = await seed.person('customer', companyId)
  staff = await seed.person('staff', null)
  contract = await seed.contract({ companyId })
})
afterAll(() => server.close())

async function openTicket(status: TicketStatus = 'new'): Promise<string> {
  const { id: ticketId } = await customer.client.tickets.create({
    contractId: contract.id,
    deviceId: null,
    subject: 'Temat',
    body: 'Treść',
    severity: 'normal',
    sharedWithSupplier: false,
  })
  if (status !== 'new') await staff.client.tickets.update({ ticketId, status })
  return ticketId
}

describe('status', () => {
  test.each([
    ['customer', 'new', 'resolved', 'resolved'],
    ['customer', 'resolved', 'in_progress', 'in_progress'],
    ['customer', 'new', 'closed', 'status_change_refused'],
    ['customer', 'new', 'in_progress', 'status_change_refused'],
    ['customer', 'resolved', 'resolved', 'status_change_refused'],
    ['staff', 'new', 'waiting_for_customer', 'waiting_for_customer'],
    ['staff', 'resolved', 'closed', 'closed'],
    ['staff', 'closed', 'in_progress', 'status_change_refused'],
    ['staff', 'in_progress', 'new', 'status_change_refused'],
  ] as const)('%s, %s to %s: %s', async (who, from, to, answer) => {
    const ticketId = await openTicket(from)
    const { client } = who === 'staff' ? staff : customer
    const given = await client.tickets.update({ ticketId, status: to }).then(
      (ticket) => ticket.status,
      (error: { code: string }) => error.code,
    )
    expect(given).toBe(answer)
  })

  test('when it was resolved is kept until it is reopened, which has its time', async () => {
    const ticketId = await openTicket('resolved')
    const resolvedAt = server.now
    const read = () => customer.client.tickets.get({ ticketId })
    expect((await read()).resolvedAt).toBe(resolvedAt.toISOString())
    server.now = new Date(resolvedAt.getTime() + 14 * 86_400_000 + 1)
    // Access tokens are checked against the same clock.
    const { accessTokens, db } = server.services
    const session = await db
      .selectFrom('sessions')
      .select('id')
      .where('user_id', '=', customer.id)
      .executeTakeFirstOrThrow()
    const token = await accessTokens.sign(
      { sessionId: session.id, thumbprint: undefined },
      customer.id,
      server.now,
    )
    const refused = await server.fetch(`/v1/tickets/${ticketId}`, {
      method: 'PATCH',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: '{"status":"in_progress"}',
    })
    expect(await refused.json()).toMatchObject({ code: 'status_change_refused' })
    server.now = resolvedAt
    const reopened = await customer.client.tickets.update({ ticketId, status: 'in_progress' })
    expect(reopened.resolvedAt).toBeNull()
  })

  test('the opener hears from us that it is resolved, not from himself', async () => {
    const [ours, own] = [await openTicket(), await openTicket()]
    const mine = await customer.client.tickets.update({ ticketId: own, status: 'resolved' })
    const theirs = await staff.client.tickets.update({ ticketId: ours, status: 'resolved' })
    const letters = (number: string) =>
      server.mailbox.all.filter(({ subject }) => subject === `${number}: rozwiązane`)
    await expect.poll(() => letters(theirs.number).length, { timeout: 10_000 }).toBe(1)
    const told = [...letters(mine.number), ...letters(theirs.number)]
    expect(told.map(({ to }) => to)).toEqual([customer.email])
  })

  test('of many who move it at once one wins, and the others are told', async () => {
    const ticketId = await openTicket('in_progress')
    const moves = ['waiting_for_customer', 'resolved', 'closed', 'resolved', 'closed'] as const
    const answers = await Promise.all(
      moves.map((status) =>
        staff.client.tickets.update({ ticketId, status }).then(
          (ticket) => ticket.status,
          (error: { code: string }) => error.code,
        ),
      ),
    )
    const ticket = await customer.client.tickets.get({ ticketId })
    const moved = answers.filter((answer) => answer !== 'status_change_refused')
    // Moves that came one after another may both be allowed; each that was made is audited once.
    expect(moved.at(-1) === ticket.status || moved.includes(ticket.status)).toBe(true)
    const { count } = await server.services.db
      .selectFrom('audit_events')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('subject_id', '=', ticketId)
      .where('action', '=', 'ticket.updated')
      .executeTakeFirstOrThrow()
    expect(count).toBe(moved.length + 1)
  })

  test('of two who read the same status, the second to write loses', async () => {
    const ticketId = await openTicket('in_progress')
    const { db } = server.services
    let late: Promise<unknown> = Promise.resolve()
    await db.transaction().execute(async (tx) => {
      await tx.updateTable('tickets').set({ status: 'closed' }).where('id', '=', ticketId).execute()
      late = staff.client.tickets
        .update({ ticketId, status: 'resolved' })
        .catch((error: unknown) => error)
      await new Promise((resolve) => setTimeout(resolve, 200))
    })
    expect(await late).toMatchObject({ code: 'status_change_refused', status: 409 })
    expect((await staff.client.tickets.get({ ticketId })).status).toBe('closed')
  })
})

test('severity and assignee are changed by staff, all together or not at all', async () => {
  const ticketId = await openTicket()
  const { update } = staff.client.tickets
  const changed = await update({ ticketId, severity: 'critical', assigneeId: staff.id })
  expect(changed).toMatchObject({
    severity: 'critical',
    status: 'new',
    assignee: { id: staff.id, name: staff.name, role: 'staff' },
  })
  await expect(
    update({ ticketId, severity: 'low', assigneeId: null, status: 'new' }),
  ).rejects.toMatchObject({ code: 'status_change_refused' })
  for (const assigneeId of [customer.id, `usr_${'0'.repeat(26)}`]) {
    await expect(update({ ticketId, severity: 'low', assigneeId })).rejects.toMatchObject({
      code: 'validation_failed',
      fields: [{ path: 'assigneeId', code: 'shape.not_an_option' }],
    })
  }
  expect(await staff.client.tickets.get({ ticketId })).toEqual(changed)
  expect((await update({ ticketId, assigneeId: null })).assignee).toBeNull()
  for (const change of [{ severity: 'low' as const }, { assigneeId: staff.id }]) {
    await expect(
      customer.client.tickets.update({ ticketId, ...change, status: 'resolved' }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  }
})

test('nothing to change changes nothing', async () => {
  const ticketId = await openTicket()
  const before = await customer.client.tickets.get({ ticketId })
  server.now = new Date(server.now.getTime() + 1000)
  expect(await customer.client.tickets.update({ ticketId })).toEqual(before)
})
