import type { Attachment, Author, Message, RouteInput, Routes } from '@hezo/api'
import type { MessageVisibility, Role } from '@hezo/domain'
import type { ActorContext } from '../../context.ts'
import { personName } from '../../platform/person-name.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'
import { ApiProblem } from '../../problem.ts'
import { listAttachments } from '../attachments/list-attachments.ts'
import { visibleMessages } from './visible-messages.ts'
import { visibleTickets } from './visible-tickets.ts'

type Route = RouteInput<Routes['tickets']['listMessages']>

/**
 * A ticket's dialogue as far as the actor may read it, oldest first.
 *
 * @throws ApiProblem not_found; validation_failed for a broken cursor
 */
export async function listMessages(
  { db, actor }: ActorContext,
  { ticketId, limit, cursor }: Route['params'] & Route['query'],
): Promise<{ items: Message[]; nextCursor: string | null }> {
  const after = readCursor(cursor, ['id'])?.[0]
  // The ticket is the left side, so that one without further messages still gives a row.
  const reading = db
    .selectFrom('tickets')
    .leftJoin('messages', (join) =>
      join
        .onRef('messages.ticket_id', '=', 'tickets.id')
        .on(visibleMessages(actor))
        .on((eb) => (after === undefined ? eb.lit(true) : eb('messages.id', '>', after))),
    )
    .leftJoin('users as author', 'author.id', 'messages.author_id')
    .select(['messages.id', 'messages.visibility', 'messages.body', 'messages.created_at'])
    .select(['author.id as author_id', 'author.role', 'author.first_name', 'author.last_name'])
    .where('tickets.id', '=', ticketId)
    .where(visibleTickets(actor))
    .orderBy('messages.id')
    .limit(limit + 1)
    .execute()
  const [rows, files] = await Promise.all([reading, listAttachments(db, actor, ticketId)])
  if (rows.length === 0) throw new ApiProblem('not_found')
  const withFiles = (row: MessageRow): Message => toMessage(row, files.get(row.id) ?? [])
  return cutPage(rows.filter(isMessage), limit, withFiles, (row) => [row.id])
}

interface MessageRow {
  id: string
  visibility: string
  body: string
  created_at: Date
  author_id: string | null
  role: string | null
  first_name: string | null
  last_name: string | null
}

function isMessage(row: { [K in keyof MessageRow]: MessageRow[K] | null }): row is MessageRow {
  return row.id !== null
}

// The service itself: it wrote that a ticket was moved here.
const nobody: Author = { id: null, name: 'myHEZO', role: 'staff' }

function toMessage(row: MessageRow, attachments: Attachment[]): Message {
  return {
    id: row.id,
    visibility: row.visibility as MessageVisibility,
    author:
      row.author_id === null
        ? nobody
        : {
            id: row.author_id,
            name: personName(row),
            role: row.role as Role,
          },
    body: row.body,
    attachments,
    createdAt: row.created_at.toISOString(),
  }
}
