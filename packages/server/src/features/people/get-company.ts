import type { Company } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'

/** The actor's own company. */
export async function getCompany({
  actor,
  db,
}: Pick<ActorContext, 'actor' | 'db'>): Promise<Company> {
  if (actor.companyId === null) throw new ApiProblem('forbidden')
  return db
    .selectFrom('companies')
    .select(['id', 'nip', 'name', 'approves_new_people as approvesNewPeople'])
    .where('id', '=', actor.companyId)
    .executeTakeFirstOrThrow()
}
