import type { FactorReset, RouteInput, Routes } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'
import { factorResets, toFactorReset } from './factor-reset-view.ts'

/**
 * All resets, newest first, for staff.
 *
 * @throws ApiProblem validation_failed for a broken cursor
 */
export async function listFactorResets(
  { clock, db }: ActorContext,
  { limit, cursor }: RouteInput<Routes['factorResets']['list']>['query'],
): Promise<{ items: FactorReset[]; nextCursor: string | null }> {
  const before = readCursor(cursor, ['id'])
  const now = clock.now()
  const rows = await factorResets(db)
    .$if(before !== undefined, (query) => query.where('reset.id', '<', before?.[0] ?? ''))
    .orderBy('reset.id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(
    rows,
    limit,
    (row) => toFactorReset(row, now),
    (row) => [row.id],
  )
}
