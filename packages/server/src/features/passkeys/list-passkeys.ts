import type { Passkey, RouteInput, Routes } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'
import { toPasskey, viewColumns } from './passkey-store.ts'

type Query = RouteInput<Routes['passkeys']['list']>['query']

/**
 * The person's passkeys, newest first.
 *
 * @throws ApiProblem validation_failed for a broken cursor
 */
export async function listPasskeys(
  { actor, db }: ActorContext,
  { limit, cursor }: Query,
): Promise<{ items: Passkey[]; nextCursor: string | null }> {
  const after = readCursor(cursor, ['id'])
  const rows = await db
    .selectFrom('passkeys')
    .select(viewColumns)
    .where('user_id', '=', actor.userId)
    .$if(after !== undefined, (query) => query.where('id', '<', after?.[0] ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, toPasskey, (row) => [row.id])
}
