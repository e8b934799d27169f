import type { Selectable } from 'kysely'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { Invitations } from '../../platform/storage/generated/schema.ts'
import type { EnrolledFactor } from '../account/totp-enrolment.ts'
import { claimReportedTickets } from '../tickets/claim-reported-tickets.ts'
import { lockCompany, type LockedCompany } from './lock-company.ts'
import { tellOwners } from './newcomers.ts'

/** An invitation that can still be accepted, with its company, which is locked. */
export interface HeldInvitation {
  readonly company: LockedCompany
  readonly invitation: Selectable<Invitations>
}

/**
 * Holds an invitation until the transaction ends; undefined when it was accepted, withdrawn or
 * replaced. To be asked before its link is spent: whoever withdraws it holds the company first, too.
 */
export async function holdInvitation(
  tx: Database,
  invitationId: string,
): Promise<HeldInvitation | undefined> {
  const place = await tx
    .selectFrom('invitations')
    .select('company_id')
    .where('id', '=', invitationId)
    .executeTakeFirst()
  if (!place) return undefined
  const company = await lockCompany(tx, place.company_id)
  const invitation = await tx
    .selectFrom('invitations')
    .selectAll()
    .where('id', '=', invitationId)
    .executeTakeFirst()
  return invitation && { company, invitation }
}

/**
 * Makes the account of an invited person, who waits for nobody: an owner has asked for them. Undefined
 * when the address got an account in the meantime.
 */
export async function acceptInvitation(
  context: Context,
  tx: Database,
  { company, invitation }: HeldInvitation,
  account: EnrolledFactor & { readonly id: string; readonly password_hash: string },
): Promise<{ id: string; companyId: string } | undefined> {
  const { clock, request } = context
  const now = clock.now()
  const { email, first_name, last_name, locale, role } = invitation
  await tx.deleteFrom('invitations').where('id', '=', invitation.id).execute()
  const created = await tx
    .insertInto('users')
    .values({
      ...account,
      role,
      company_id: company.id,
      is_owner: invitation.is_owner,
      first_name,
      last_name,
      email,
      email_key: invitation.email_key,
      locale,
      approved_at: now,
      created_at: now,
      updated_at: now,
    })
    .onConflict((oc) => oc.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!created) return undefined
  const person = { id: account.id, companyId: company.id }
  await claimReportedTickets(tx, { ...person, emailKey: invitation.email_key })
  await recordAudit(tx, {
    at: now,
    action: 'member.joined',
    actorId: person.id,
    companyId: company.id,
    subjectId: person.id,
    address: request.address,
    details: {
      invitationId: invitation.id,
      invitedBy: invitation.invited_by,
      isOwner: invitation.is_owner,
    },
  })
  await tellOwners(context, tx, company, {
    id: person.id,
    firstName: first_name,
    lastName: last_name,
    email,
    isWaiting: false,
  })
  return person
}
