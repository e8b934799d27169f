import type { Ticket } from '@hezo/api'
import type { Role, Severity, TicketStatus } from '@hezo/domain'
import type { Selectable, SelectQueryBuilder } from 'kysely'
import { personName } from '../../platform/person-name.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'

/** Rows of `tickets`, however they were chosen: by whom they may be seen is the chooser's to say. */
export type TicketRows = SelectQueryBuilder<DB, 'tickets', Selectable<DB['tickets']>>

/** All that a reply says of these tickets. */
export function describeTickets(db: Database, tickets: TicketRows) {
  return (
    db
      .selectFrom(tickets.as('tickets'))
      .innerJoin('companies as company', 'company.id', 'tickets.company_id')
      .innerJoin('contracts as contract', 'contract.id', 'tickets.contract_id')
      .leftJoin('devices as device', 'device.id', 'tickets.device_id')
      // Whoever was let in is named even after the contract went to another supplier.
      .leftJoin('companies as supplier', (join) =>
        join.on((eb) =>
          eb('supplier.id', '=', eb.fn.coalesce('tickets.shared_with', 'contract.supplier_id')),
        ),
      )
      .leftJoin('sharing_requests as request', (join) =>
        join
          .onRef('request.ticket_id', '=', 'tickets.id')
          .onRef('request.supplier_id', '=', 'contract.supplier_id'),
      )
      .leftJoin('users as opener', 'opener.id', 'tickets.opened_by')
      .leftJoin('users as assignee', 'assignee.id', 'tickets.assignee_id')
      .select(['tickets.id', 'tickets.number', 'tickets.subject', 'tickets.status'])
      .select(['tickets.legacy_id', 'tickets.reporter_name'])
      .select(['tickets.severity', 'tickets.shared_with', 'tickets.opened_at'])
      .select(['tickets.updated_at', 'tickets.resolved_at'])
      .select(['tickets.first_answer_due_at', 'tickets.first_answered_at'])
      .select(['tickets.company_id', 'company.name as company_name'])
      .select(['tickets.contract_id', 'contract.number as contract_number'])
      .select(['tickets.device_id', 'device.serial_number', 'device.vendor', 'device.model'])
      .select(['supplier.id as supplier_id', 'supplier.name as supplier_name'])
      .select(['request.requested_at as sharing_requested_at'])
      .select(['request.expires_at as sharing_expires_at'])
      .select(['opener.id as opener_id', 'opener.role as opener_role'])
      .select(['opener.first_name as opener_first_name', 'opener.last_name as opener_last_name'])
      .select(['assignee.id as assignee_id', 'assignee.role as assignee_role'])
      .select(['assignee.first_name as assignee_first_name'])
      .select(['assignee.last_name as assignee_last_name'])
  )
}

/** A row of `describeTickets`. */
export type TicketRow = Awaited<
  ReturnType<ReturnType<typeof describeTickets>['executeTakeFirstOrThrow']>
>

/** What the API says of a ticket. */
export function toTicket(row: TicketRow): Ticket {
  return {
    id: row.id,
    number: row.number,
    legacyId: row.legacy_id,
    subject: row.subject,
    status: row.status as TicketStatus,
    severity: row.severity as Severity,
    company: { id: row.company_id, name: row.company_name },
    contract: { id: row.contract_id, number: row.contract_number },
    device:
      row.device_id === null
        ? null
        : {
            id: row.device_id,
            serialNumber: row.serial_number ?? '',
            vendor: row.vendor ?? '',
            model: row.model ?? '',
          },
    supplier:
      row.supplier_id === null ? null : { id: row.supplier_id, name: row.supplier_name ?? '' },
    sharedWithSupplier: row.shared_with !== null,
    sharingRequest:
      row.sharing_requested_at === null || row.sharing_expires_at === null
        ? null
        : {
            requestedAt: row.sharing_requested_at.toISOString(),
            expiresAt: row.sharing_expires_at.toISOString(),
          },
    openedBy:
      row.opener_id === null
        ? { id: null, name: row.reporter_name || null, role: 'customer' }
        : {
            id: row.opener_id,
            name: personName({
              first_name: row.opener_first_name,
              last_name: row.opener_last_name,
            }),
            role: row.opener_role as Role,
          },
    assignee:
      row.assignee_id === null
        ? null
        : {
            id: row.assignee_id,
            name: personName({
              first_name: row.assignee_first_name,
              last_name: row.assignee_last_name,
            }),
            role: row.assignee_role as Role,
          },
    openedAt: row.opened_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    firstAnswerDueAt:
      row.first_answered_at === null ? (row.first_answer_due_at?.toISOString() ?? null) : null,
  }
}
