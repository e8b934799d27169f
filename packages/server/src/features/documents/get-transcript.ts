import type { TicketStatus, Role } from '@hezo/domain'
import type { ActorContext } from '../../context.ts'
import type { FileReply } from '../../http/file-reply.ts'
import { erasedPerson, personName } from '../../platform/person-name.ts'
import { ApiProblem } from '../../problem.ts'
import { listAttachments } from '../attachments/list-attachments.ts'
import { visibleMessages } from '../tickets/visible-messages.ts'
import { visibleTickets } from '../tickets/visible-tickets.ts'
import { createDocuments } from './create-documents.ts'
import type { TranscriptMessage } from './transcript.ts'

/**
 * A ticket's public dialogue as PDF, in the language of the request; never internal notes, for whom a
 * file is handed on to nobody asks. It is dated by the last message, so the same dialogue gives the
 * same bytes.
 *
 * @throws ApiProblem not_found, overloaded
 */
export async function getTranscript(
  context: ActorContext,
  { ticketId }: { readonly ticketId: string },
): Promise<FileReply> {
  const { db, actor, documentThreads, request } = context
  const [ticket, messages] = await Promise.all([
    readTicket(context, ticketId),
    readMessages(context, ticketId),
  ])
  if (!ticket) throw new ApiProblem('not_found')
  const files = await listAttachments(db, actor, ticketId)
  const pdf = await createDocuments(documentThreads).renderTranscript({
    locale: request.locale,
    madeAt: messages.at(-1)?.at ?? ticket.updated_at,
    ticket: {
      number: ticket.number,
      subject: ticket.subject,
      status: ticket.status as TicketStatus,
      openedAt: ticket.opened_at,
      legacyId: ticket.legacy_id,
    },
    company: { name: ticket.company_name, nip: ticket.nip },
    contract: { number: ticket.contract_number },
    device:
      ticket.serial_number === null
        ? null
        : {
            serialNumber: ticket.serial_number,
            vendor: ticket.vendor ?? '',
            model: ticket.model ?? '',
          },
    messages: messages.map(({ id, ...message }) => ({
      ...message,
      attachments: (files.get(id) ?? []).map(({ name }) => name),
    })),
  })
  return {
    name: `${ticket.number}.pdf`,
    mediaType: 'application/pdf',
    size: pdf.length,
    content: pdf,
  }
}

async function readTicket({ db, actor }: ActorContext, ticketId: string) {
  return db
    .selectFrom('tickets')
    .innerJoin('companies as company', 'company.id', 'tickets.company_id')
    .innerJoin('contracts as contract', 'contract.id', 'tickets.contract_id')
    .leftJoin('devices as device', 'device.id', 'tickets.device_id')
    .select(['tickets.number', 'tickets.subject', 'tickets.status', 'tickets.legacy_id'])
    .select(['tickets.opened_at', 'tickets.updated_at'])
    .select(['company.name as company_name', 'company.nip'])
    .select('contract.number as contract_number')
    .select(['device.serial_number', 'device.vendor', 'device.model'])
    .where('tickets.id', '=', ticketId)
    .where(visibleTickets(actor))
    .executeTakeFirst()
}

/** All of them: a document has no pages to turn. */
async function readMessages(
  { db, actor, request: { locale } }: ActorContext,
  ticketId: string,
): Promise<(Omit<TranscriptMessage, 'attachments'> & { readonly id: string })[]> {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .leftJoin('users as author', 'author.id', 'messages.author_id')
    .select(['messages.id', 'messages.body', 'messages.created_at'])
    .select(['author.role', 'author.first_name', 'author.last_name'])
    .where('tickets.id', '=', ticketId)
    .where(visibleTickets(actor))
    .where(visibleMessages(actor))
    .where('messages.visibility', '=', 'public')
    .orderBy('messages.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    // The service itself wrote what is nobody's.
    author: row.role === null ? 'myHEZO' : (personName(row) ?? erasedPerson[locale]),
    role: (row.role ?? 'staff') as Role,
    at: row.created_at,
    body: row.body,
  }))
}
