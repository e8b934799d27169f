import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { ApiProblem } from '../../problem.ts'
import { lockOwnCompany } from './lock-company.ts'

/**
 * Withdraws an invitation of the actor's company: its link ends. It asks for no fresh proof: it only
 * takes access away that nobody has yet.
 *
 * @throws ApiProblem forbidden, not_found
 */
export async function removeInvitation(
  context: ActorContext,
  { invitationId }: { readonly invitationId: string },
): Promise<void> {
  const { actor, clock, request } = context
  const now = clock.now()
  await context.transact(async (tx) => {
    const company = await lockOwnCompany(context, tx)
    const withdrawn = await tx
      .deleteFrom('invitations')
      .where('id', '=', invitationId)
      .where('company_id', '=', company.id)
      .where('expires_at', '>', now)
      .returning('id')
      .executeTakeFirst()
    if (!withdrawn) throw new ApiProblem('not_found')
    await recordAudit(tx, {
      at: now,
      action: 'member.invitation_withdrawn',
      actorId: actor.userId,
      companyId: company.id,
      subjectId: invitationId,
      address: request.address,
    })
  })
}
