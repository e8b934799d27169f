import type { NewTicket, Ticket } from '@hezo/api'
import {
  firstAnswerDue,
  formatTicketNumber,
  isContractValidOn,
  type ServiceLevel,
  warsawDate,
} from '@hezo/domain'
import { sql } from 'kysely'
import type { ActorContext } from '../../context.ts'
import { auditRow } from '../../platform/audit.ts'
import { createId } from '../../platform/ids.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { visibleContracts } from '../contracts/visible-contracts.ts'
import { sharingDecision } from '../sharing/sharing-decisions.ts'
import { ticketOpenedLetter } from './ticket-letters.ts'
import { toTicket } from './ticket-view.ts'

/**
 * Opens a ticket on a contract of the actor's own company.
 *
 * @throws ApiProblem validation_failed when the contract is not the company's or the device not the
 *   contract's; contract_not_valid today; no_supplier to share with
 */
export async function createTicket(context: ActorContext, input: NewTicket): Promise<Ticket> {
  const { actor, clock, config, jobs, request } = context
  return context.transact(async (tx, writeLast) => {
    const now = clock.now()
    const today = warsawDate(now)
    const ground = await readGround(tx, context, input)
    if (!ground) throw unknownField('contractId')
    if (input.deviceId !== null && ground.device_id === null) throw unknownField('deviceId')
    const validity = { validFrom: ground.valid_from, validTo: ground.valid_to }
    if (!isContractValidOn(validity, today)) throw new ApiProblem('contract_not_valid')
    const { supplier_id: supplierId } = ground
    if (input.sharedWithSupplier && supplierId === null) throw new ApiProblem('no_supplier')

    const due = ground.service_level && firstAnswerDue(ground.service_level as ServiceLevel, now)
    const row = {
      id: createId('ticket', now),
      number: formatTicketNumber(Number(today.slice(0, 4)), ground.sequence),
      company_id: ground.company_id,
      contract_id: ground.contract_id,
      device_id: ground.device_id,
      subject: input.subject,
      status: 'new',
      severity: input.severity,
      opened_by: actor.userId,
      shared_with: input.sharedWithSupplier ? supplierId : null,
      first_answer_due_at: due || null,
      opened_at: now,
      updated_at: now,
    }
    const ticket = toTicket({
      ...row,
      ...ground,
      assignee_id: null,
      assignee_role: null,
      assignee_first_name: null,
      assignee_last_name: null,
      first_answered_at: null,
      resolved_at: null,
    })
    writeLast(
      tx.insertInto('tickets').values(row),
      tx.insertInto('messages').values({
        id: createId('message', now),
        ticket_id: row.id,
        author_id: actor.userId,
        visibility: 'public',
        body: input.body,
        created_at: now,
      }),
      auditRow(tx, {
        at: now,
        action: 'ticket.opened',
        actorId: actor.userId,
        companyId: row.company_id,
        subjectId: row.id,
        address: request.address,
        details: { number: row.number },
      }),
      await jobs.prepare('mail', {
        to: ground.opener_email,
        letter: ticketOpenedLetter(ground.opener_locale, ticket, config.publicUrl),
      }),
    )
    if (supplierId !== null) {
      const shared = input.sharedWithSupplier
      writeLast(sharingDecision(tx, context, { ticketId: row.id, supplierId, shared, at: now }))
    }
    return ticket
  })
}

/** All that has to be known to open the ticket, in one round trip; takes the next number with it. */
async function readGround(tx: Database, { actor }: ActorContext, input: NewTicket) {
  return tx
    .selectFrom('contracts')
    .innerJoin('companies as company', 'company.id', 'contracts.company_id')
    .innerJoin('users as opener', (join) => join.on('opener.id', '=', actor.userId))
    .leftJoin('companies as supplier', 'supplier.id', 'contracts.supplier_id')
    .leftJoin('devices as device', (join) =>
      join
        .onRef('device.contract_id', '=', 'contracts.id')
        .on('device.id', '=', input.deviceId ?? ''),
    )
    .select(['contracts.id as contract_id', 'contracts.number as contract_number'])
    .select(['contracts.valid_from', 'contracts.valid_to'])
    .select(['contracts.company_id', 'company.name as company_name'])
    .select(['contracts.supplier_id', 'supplier.name as supplier_name'])
    .select(['device.id as device_id', 'device.serial_number', 'device.vendor', 'device.model'])
    .select(['device.service_level', 'opener.id as opener_id', 'opener.role as opener_role'])
    .select(['opener.first_name as opener_first_name', 'opener.last_name as opener_last_name'])
    .select(['opener.email as opener_email', 'opener.locale as opener_locale'])
    .select(sql<number>`nextval('ticket_numbers')`.as('sequence'))
    .where('contracts.id', '=', input.contractId)
    .where(visibleContracts(actor))
    .executeTakeFirst()
}

/** What does not exist and what is another company's are one answer. */
function unknownField(path: 'contractId' | 'deviceId'): ApiProblem {
  return new ApiProblem('validation_failed', { fields: [{ path, code: 'shape.not_an_option' }] })
}
