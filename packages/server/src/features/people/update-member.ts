import type { Member, MemberChanges } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { portalUrl } from '../../platform/mail/portal-url.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { withdrawInvitationsOf } from './forget-person.ts'
import { type LockedCompany, lockOwnCompany } from './lock-company.ts'
import { accessGranted } from './member-letters.ts'
import { findMember, type MemberRow, nameOf, toMember } from './members.ts'
import { ownersChanged, yourOwnership } from './owner-letters.ts'
import { mailOwners, requireAnotherOwner } from './owners.ts'

/**
 * Lets a person of the actor's company in, makes them an owner, or stops that. Who becomes an owner
 * is let in, too.
 *
 * @throws ApiProblem forbidden, step_up_required, not_found, last_owner
 */
export async function updateMember(
  context: ActorContext,
  { memberId, isOwner, isApproved }: MemberChanges & { readonly memberId: string },
): Promise<Member> {
  const { actor } = context
  if (!actor.isOwner) throw new ApiProblem('forbidden')
  requireFreshProof(context)
  return context.transact(async (tx) => {
    const company = await lockOwnCompany(context, tx)
    const member = await findMember(tx, company.id, memberId)
    if (!member) throw new ApiProblem('not_found')
    if (member.approved_at === null && (isApproved || isOwner)) {
      await approve(context, tx, company, member)
    }
    if (isOwner !== undefined && isOwner !== member.is_owner) {
      if (!isOwner) await requireAnotherOwner(tx, company.id, memberId)
      await setOwner(context, tx, company, member, isOwner)
    }
    const changed = await findMember(tx, company.id, memberId)
    if (!changed) throw new ApiProblem('not_found')
    return toMember(changed, actor)
  })
}

async function approve(
  context: ActorContext,
  tx: Database,
  company: LockedCompany,
  { id, email, locale, own_url: ownUrl }: MemberRow,
): Promise<void> {
  const { actor, clock, config, request } = context
  const now = clock.now()
  await tx
    .updateTable('users')
    .set({ approved_at: now, updated_at: now })
    .where('id', '=', id)
    .where('approved_at', 'is', null)
    .execute()
  await recordAudit(tx, {
    at: now,
    action: 'member.approved',
    actorId: actor.userId,
    companyId: company.id,
    subjectId: id,
    address: request.address,
  })
  const url = portalUrl(config, { locale, ownUrl })
  await sendLetter(context, tx, email, accessGranted(locale, company.name, url))
}

async function setOwner(
  context: ActorContext,
  tx: Database,
  company: LockedCompany,
  member: MemberRow,
  isOwner: boolean,
): Promise<void> {
  const { actor, clock, config, request } = context
  const now = clock.now()
  await tx
    .updateTable('users')
    .set({ is_owner: isOwner, updated_at: now })
    .where('id', '=', member.id)
    .execute()
  if (!isOwner) await withdrawInvitationsOf(tx, member.id)
  await recordAudit(tx, {
    at: now,
    action: 'member.owner_changed',
    actorId: actor.userId,
    companyId: company.id,
    subjectId: member.id,
    address: request.address,
    details: { isOwner },
  })
  const site = portalUrl(config, { locale: member.locale, ownUrl: member.own_url })
  const toThem = yourOwnership(member.locale, isOwner, company.name, site)
  await sendLetter(context, tx, member.email, toThem)
  const deed = { company: company.name, person: nameOf(member), by: actor.name }
  await mailOwners(context, tx, company.id, [actor.userId, member.id], (locale, url) =>
    ownersChanged(locale, isOwner, deed, url),
  )
}
