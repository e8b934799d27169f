import type { NewTicket, Ticket } from '@hezo/api'
import { firstAnswerDue, formatTicketNumber, type ServiceLevel, warsawDate } from '@hezo/domain'
import type { ActorContext } from '../../context.ts'
import { auditRow } from '../../platform/audit.ts'
import { createId } from '../../platform/ids.ts'
import { portalUrl } from '../../platform/mail/portal-url.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { WriteLast } from '../../platform/storage/transaction.ts'
import { insertOnce } from '../../platform/storage/write.ts'
import { takeAttachments } from '../attachments/take-attachments.ts'
import { mailOwners } from '../people/owners.ts'
import { requestSharing } from '../sharing/request-sharing.ts'
import { sharingDecision } from '../sharing/sharing-decisions.ts'
import { ticketShared } from '../sharing/sharing-emails.ts'
import { readGround, requireGround, type TicketGround } from './ticket-ground.ts'
import { messageRow } from './message-row.ts'
import { ticketOpenedLetter } from './ticket-letters.ts'
import { toTicket } from './ticket-view.ts'

/**
 * Opens a ticket on a contract of the actor's own company.
 *
 * @throws ApiProblem validation_failed when the contract is not the company's, the device not the
 *   contract's, or a file not the actor's; contract_not_valid today; no_supplier to share with
 */
export async function createTicket(context: ActorContext, input: NewTicket): Promise<Ticket> {
  const { actor, clock, config, jobs, request } = context
  return context.transact(
    async (tx, writeLast, ground: TicketGround | undefined) => {
      const now = clock.now()
      const today = warsawDate(now)
      requireGround(ground, input, today)
      const files = await takeAttachments(tx, actor, input.attachmentIds)
      const { supplier_id: supplierId } = ground
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
        shared_with: input.sharedWithSupplier && !input.confirmByEmail ? supplierId : null,
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
        legacy_id: null,
        reporter_name: null,
        sharing_requested_at: null,
        sharing_expires_at: null,
      })
      const messageId = createId('message', now)
      writeLast(
        ticketRow(row),
        messageRow({
          id: messageId,
          ticket_id: row.id,
          author_id: actor.userId,
          visibility: 'public',
          body: input.body,
          created_at: now,
        }),
        auditRow({
          at: now,
          action: 'ticket.opened',
          actorId: actor.userId,
          companyId: row.company_id,
          subjectId: row.id,
          address: request.address,
          details: { number: row.number },
        }),
        jobs.prepare('mail', {
          to: ground.opener_email,
          letter: ticketOpenedLetter(
            ground.opener_locale,
            ticket,
            portalUrl(config, { locale: ground.opener_locale, ownUrl: request.ownUrl }),
          ),
        }),
      )
      writeLast(...files.bind({ ticketId: row.id, messageId }))
      if (supplierId === null) return ticket
      const sharingRequest = await decideSharing(context, tx, writeLast, input, ticket, ground, now)
      return { ...ticket, sharingRequest }
    },
    (tx) => readGround(tx, actor, input),
  )
}

/** The opener's first decision about sharing; a request that waits for the emailed link, if so asked. */
async function decideSharing(
  context: ActorContext,
  tx: Database,
  writeLast: WriteLast,
  { sharedWithSupplier: shared, confirmByEmail }: NewTicket,
  ticket: Ticket,
  ground: TicketGround,
  at: Date,
): Promise<Ticket['sharingRequest']> {
  const { actor, request } = context
  const supplier = { id: ground.supplier_id ?? '', name: ground.supplier_name ?? '' }
  const companyId = ground.company_id
  if (shared && confirmByEmail) {
    const person = { email: ground.opener_email, locale: ground.opener_locale }
    const wanted = { ticket, companyId, supplier, person, at }
    const expiresAt = requestSharing(context, writeLast, wanted)
    return { requestedAt: at.toISOString(), expiresAt: expiresAt.toISOString() }
  }
  writeLast(
    sharingDecision({
      ticketId: ticket.id,
      supplierId: supplier.id,
      shared,
      decidedBy: actor.userId,
      locale: request.locale,
      method: 'session',
      at,
    }),
  )
  if (shared) {
    const about = {
      ticket,
      supplier: supplier.name,
      person: actor.name,
      method: 'session',
    } as const
    await mailOwners(context, tx, companyId, [], (locale, publicUrl) =>
      ticketShared(locale, { ...about, publicUrl }),
    )
  }
  return null
}

const ticketRow = insertOnce('tickets', [
  'id',
  'number',
  'company_id',
  'contract_id',
  'device_id',
  'subject',
  'status',
  'severity',
  'opened_by',
  'shared_with',
  'first_answer_due_at',
  'opened_at',
  'updated_at',
])
