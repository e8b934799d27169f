import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import { ApiProblem } from '../../problem.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { forgetPerson } from './forget-person.ts'
import { lockOwnCompany } from './lock-company.ts'
import { accessRefused, accessRemoved, personRemoved } from './member-letters.ts'
import { findMember, nameOf } from './members.ts'
import { mailOwners, requireAnotherOwner } from './owners.ts'

/**
 * Removes a person from the actor's company, the actor included, or refuses one who waits. All their
 * sessions end with it; what they wrote stays under their name.
 *
 * @throws ApiProblem forbidden, step_up_required, not_found, last_owner
 */
export async function removeMember(
  context: ActorContext,
  { memberId }: { readonly memberId: string },
): Promise<void> {
  const { actor, clock, request } = context
  if (!actor.isOwner) throw new ApiProblem('forbidden')
  requireFreshProof(context)
  await context.transact(async (tx) => {
    const company = await lockOwnCompany(context, tx)
    const member = await findMember(tx, company.id, memberId)
    if (!member) throw new ApiProblem('not_found')
    if (member.is_owner) await requireAnotherOwner(tx, company.id, memberId)
    await forgetPerson(context, tx, memberId)
    const wasWaiting = member.approved_at === null
    await recordAudit(tx, {
      at: clock.now(),
      action: wasWaiting ? 'member.refused' : 'member.removed',
      actorId: actor.userId,
      companyId: company.id,
      subjectId: memberId,
      address: request.address,
    })
    const toThem = wasWaiting ? accessRefused : accessRemoved
    await sendLetter(context, tx, member.email, toThem(member.locale, company.name))
    if (wasWaiting) return
    const deed = { company: company.name, person: nameOf(member), by: actor.name }
    await mailOwners(context, tx, company.id, [actor.userId, memberId], (locale, url) =>
      personRemoved(locale, deed, url),
    )
  })
}
