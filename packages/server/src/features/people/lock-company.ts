import type { ActorContext } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'

/** A company whose people nobody else changes until the transaction ends. */
export interface LockedCompany {
  readonly id: string
  readonly name: string
  readonly approvesNewPeople: boolean
}

/**
 * Whoever changes who belongs to a company holds its row, and takes it before any other: so two who do
 * it at once take turns, and rules that count people (the first, the last owner) count right.
 */
export async function lockCompany(tx: Database, companyId: string): Promise<LockedCompany> {
  return tx
    .selectFrom('companies')
    .select(['id', 'name', 'approves_new_people as approvesNewPeople'])
    .where('id', '=', companyId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/**
 * The actor's own company, locked, if the actor is still its owner now that it is: whoever was faster
 * may have removed or demoted him.
 *
 * @throws ApiProblem unauthenticated, forbidden
 */
export async function lockOwnCompany(
  { actor }: Pick<ActorContext, 'actor'>,
  tx: Database,
): Promise<LockedCompany> {
  if (!actor.isOwner || actor.companyId === null) throw new ApiProblem('forbidden')
  const company = await lockCompany(tx, actor.companyId)
  const person = await tx
    .selectFrom('users')
    .select('is_owner')
    .where('id', '=', actor.userId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw new ApiProblem('unauthenticated')
  if (!person.is_owner) throw new ApiProblem('forbidden')
  return company
}
