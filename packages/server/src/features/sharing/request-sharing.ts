import type { ActorContext } from '../../context.ts'
import { auditRow } from '../../platform/audit.ts'
import { portalUrl } from '../../platform/mail/portal-url.ts'
import type { WriteLast } from '../../platform/storage/transaction.ts'
import type { ThrottleRule } from '../../platform/throttle-rule.ts'
import { confirmSharingEmail } from './sharing-emails.ts'
import { newSharingRequest } from './sharing-request-store.ts'

/** Emails that one person can have sent by asking again. */
const perPerson: ThrottleRule = { name: 'sharing-request', attempts: 10, window: 3600 }

/** Who asks, and about which ticket. */
export interface SharingWanted {
  readonly ticket: { readonly id: string; readonly number: string; readonly subject: string }
  readonly companyId: string
  readonly supplier: { readonly id: string; readonly name: string }
  /** Where the person's emails go, and in which language. */
  readonly person: { readonly email: string; readonly locale: string }
  readonly at: Date
}

/**
 * Counts a request to share by email.
 *
 * @throws ApiProblem rate_limited
 */
export async function countSharingRequest({ actor, throttle }: ActorContext): Promise<void> {
  await throttle.spend([perPerson, actor.userId])
}

/** Writes the request and its email with the rest of the transaction; resolves with when it expires. */
export function requestSharing(
  { actor, config, jobs, request }: ActorContext,
  writeLast: WriteLast,
  { ticket, companyId, supplier, person, at }: SharingWanted,
): Date {
  const { row, token, expiresAt } = newSharingRequest({
    ticketId: ticket.id,
    supplierId: supplier.id,
    requestedBy: actor.userId,
    at,
  })
  const site = portalUrl(config, { locale: person.locale, ownUrl: request.ownUrl })
  const url = `${site}/confirm-sharing#${token}`
  writeLast(
    row,
    auditRow({
      at,
      action: 'ticket.sharing_requested',
      actorId: actor.userId,
      companyId,
      subjectId: ticket.id,
      address: request.address,
      details: { supplierId: supplier.id },
    }),
    jobs.prepare('mail', {
      to: person.email,
      letter: confirmSharingEmail(person.locale, { ticket, supplier: supplier.name, url }),
    }),
  )
  return expiresAt
}
