import type { Company, CompanyChanges } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { ApiProblem } from '../../problem.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { getCompany } from './get-company.ts'
import { lockOwnCompany } from './lock-company.ts'
import { approvalSwitched } from './owner-letters.ts'
import { mailOwners } from './owners.ts'

/**
 * Switches on or off that people who register wait for an owner. Who waits already goes on waiting:
 * only a decision about the person lets somebody in.
 *
 * @throws ApiProblem forbidden, step_up_required
 */
export async function updateCompany(
  context: ActorContext,
  { approvesNewPeople }: CompanyChanges,
): Promise<Company> {
  const { actor, clock, request } = context
  if (!actor.isOwner) throw new ApiProblem('forbidden')
  requireFreshProof(context)
  return context.transact(async (tx) => {
    const company = await lockOwnCompany(context, tx)
    if (company.approvesNewPeople !== approvesNewPeople) {
      const now = clock.now()
      await tx
        .updateTable('companies')
        .set({ approves_new_people: approvesNewPeople, updated_at: now })
        .where('id', '=', company.id)
        .execute()
      await recordAudit(tx, {
        at: now,
        action: 'company.updated',
        actorId: actor.userId,
        companyId: company.id,
        subjectId: company.id,
        address: request.address,
        details: { approvesNewPeople },
      })
      const deed = { company: company.name, by: actor.name }
      await mailOwners(context, tx, company.id, [actor.userId], (locale, url) =>
        approvalSwitched(locale, approvesNewPeople, deed, url),
      )
    }
    return getCompany({ actor, db: tx })
  })
}
