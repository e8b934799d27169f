import type { Member, RouteInput, Routes } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'
import { ApiProblem } from '../../problem.ts'
import { membersOf, toMember } from './members.ts'

/**
 * The people of the actor's own company in the order in which they came; who waits is shown to owners
 * only.
 *
 * @throws ApiProblem forbidden for who has no company; validation_failed for a broken cursor
 */
export async function listMembers(
  { db, actor }: ActorContext,
  { limit, cursor }: RouteInput<Routes['members']['list']>['query'],
): Promise<{ items: Member[]; nextCursor: string | null }> {
  if (actor.companyId === null) throw new ApiProblem('forbidden')
  const after = readCursor(cursor, ['id'])
  const rows = await membersOf(db, actor.companyId)
    .$if(!actor.isOwner, (query) => query.where('users.approved_at', 'is not', null))
    .$if(after !== undefined, (query) => query.where('users.id', '>', after?.[0] ?? ''))
    .orderBy('users.id')
    .limit(limit + 1)
    .execute()
  return cutPage(
    rows,
    limit,
    (row) => toMember(row, actor),
    (row) => [row.id],
  )
}
