import type { Invitation, RouteInput, Routes } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'
import { ApiProblem } from '../../problem.ts'
import { openInvitations, toInvitation } from './invitation-view.ts'

/**
 * The invitations of the actor's company that wait to be accepted, newest first.
 *
 * @throws ApiProblem forbidden for who is no owner; validation_failed for a broken cursor
 */
export async function listInvitations(
  { actor, clock, db }: ActorContext,
  { limit, cursor }: RouteInput<Routes['invitations']['list']>['query'],
): Promise<{ items: Invitation[]; nextCursor: string | null }> {
  if (!actor.isOwner || actor.companyId === null) throw new ApiProblem('forbidden')
  const before = readCursor(cursor, ['id'])
  const rows = await openInvitations(db, actor.companyId, clock.now())
    .$if(before !== undefined, (query) => query.where('invitations.id', '<', before?.[0] ?? ''))
    .orderBy('invitations.id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, toInvitation, (row) => [row.id])
}
