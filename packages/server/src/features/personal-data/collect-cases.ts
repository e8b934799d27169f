import { sql } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import { visibleMessages } from '../tickets/visible-messages.ts'
import { visibleTickets } from '../tickets/visible-tickets.ts'
import type { DataSubject } from './data-subject.ts'
import { type PersonalRow, toPersonalRow } from './personal-rows.ts'

/** What a person did in cases, by section of the export. */
export interface PersonalCases {
  readonly tickets: readonly PersonalRow[]
  readonly assignedTickets: readonly PersonalRow[]
  readonly messages: readonly PersonalRow[]
  readonly attachments: readonly PersonalRow[]
}

/**
 * What a person opened, wrote and uploaded. Of a case that is not his to read any more, e.g. because the
 * customer withdrew it, no more is told than when he wrote.
 */
export async function collectCases(db: Database, person: DataSubject): Promise<PersonalCases> {
  const [tickets, assignedTickets, messages, hiddenMessages, attachments] = await Promise.all([
    ticketsOpened(db, person),
    ticketsAssigned(db, person),
    messagesWritten(db, person),
    messagesOutOfReach(db, person),
    filesUploaded(db, person),
  ])
  return {
    tickets: tickets.map(toPersonalRow),
    assignedTickets: assignedTickets.map(toPersonalRow),
    messages: [...messages, ...hiddenMessages].map(toPersonalRow),
    attachments: attachments.map(toPersonalRow),
  }
}

function ticketsOpened(db: Database, { id, standing }: DataSubject) {
  return db
    .selectFrom('tickets')
    .select(['tickets.id', 'tickets.number', 'tickets.legacy_id', 'tickets.subject'])
    .select(['tickets.status', 'tickets.severity', 'tickets.opened_at', 'tickets.updated_at'])
    .select(['tickets.reporter_name', 'tickets.reporter_email'])
    .where('tickets.opened_by', '=', id)
    .where(visibleTickets(standing))
    .orderBy('tickets.id')
    .execute()
}

/** Of others' cases only which they are. */
function ticketsAssigned(db: Database, { id, standing }: DataSubject) {
  return db
    .selectFrom('tickets')
    .select(['tickets.id', 'tickets.number'])
    .where('tickets.assignee_id', '=', id)
    .where(visibleTickets(standing))
    .orderBy('tickets.id')
    .execute()
}

function messagesWritten(db: Database, { id, standing }: DataSubject) {
  return db
    .selectFrom('messages')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select(['messages.id', 'tickets.number as ticket_number', 'messages.visibility'])
    .select(['messages.body', 'messages.created_at'])
    .where('messages.author_id', '=', id)
    .where(visibleTickets(standing))
    .where(visibleMessages(standing))
    .orderBy('messages.id')
    .execute()
}

function messagesOutOfReach(db: Database, { id, standing }: DataSubject) {
  return (
    db
      .selectFrom('messages')
      .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
      .select(['messages.id', 'messages.created_at'])
      .where('messages.author_id', '=', id)
      // Of an unshared ticket the rule says neither true nor false.
      .where(
        sql<boolean>`(${visibleTickets(standing)} AND ${visibleMessages(standing)}) IS NOT TRUE`,
      )
      .orderBy('messages.id')
      .execute()
  )
}

function filesUploaded(db: Database, { id, standing }: DataSubject) {
  return db
    .selectFrom('attachments')
    .leftJoin('tickets', 'tickets.id', 'attachments.ticket_id')
    .leftJoin('messages', 'messages.id', 'attachments.message_id')
    .select(['attachments.id', 'tickets.number as ticket_number', 'attachments.name'])
    .select(['attachments.size', 'attachments.media_type', 'attachments.created_at'])
    .select(sql<string>`encode(attachments.sha256, 'hex')`.as('sha256'))
    .where('attachments.uploaded_by', '=', id)
    .where((eb) =>
      eb.or([
        eb('attachments.ticket_id', 'is', null),
        eb.and([visibleTickets(standing), visibleMessages(standing)]),
      ]),
    )
    .orderBy('attachments.id')
    .execute()
}
