import type { Contract } from '@hezo/api'
import { warsawDate } from '@hezo/domain'
import type { ActorContext } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import { contractViews, toContract } from './contract-view.ts'

/** @throws ApiProblem not_found */
export async function getContract(
  { db, actor, clock }: ActorContext,
  { contractId }: { readonly contractId: string },
): Promise<Contract> {
  const row = await contractViews(db, actor)
    .where('contracts.id', '=', contractId)
    .executeTakeFirst()
  if (!row) throw new ApiProblem('not_found')
  return toContract(row, warsawDate(clock.now()))
}
