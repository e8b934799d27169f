import type { Routes, RouteInput, SessionView } from '@hezo/api'
import Bowser from 'bowser'
import type { ActorContext } from '../../context.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'

type Query = RouteInput<Routes['me']['listSessions']>['query']

/**
 * The person's sessions that have not ended, newest first.
 *
 * @throws ApiProblem validation_failed for a broken cursor
 */
export async function listSessions(
  { actor, clock, db }: ActorContext,
  { limit, cursor }: Query,
): Promise<{ items: SessionView[]; nextCursor: string | null }> {
  const after = readCursor(cursor, ['id'])
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'user_agent', 'address', 'created_at', 'last_used_at', 'key_thumbprint'])
    .where('user_id', '=', actor.userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', clock.now())
    // A session whose tokens are all over can only be looked at.
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('refresh_tokens')
          .select('refresh_tokens.session_id')
          .whereRef('refresh_tokens.session_id', '=', 'sessions.id')
          .where('refresh_tokens.spent_at', 'is', null)
          .where('refresh_tokens.expires_at', '>', clock.now()),
      ),
    )
    .$if(after !== undefined, (query) => query.where('id', '<', after?.[0] ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(
    rows,
    limit,
    (row) => ({
      id: row.id,
      isCurrent: row.id === actor.sessionId,
      ...readDevice(row.user_agent),
      address: row.address,
      isBoundToDevice: row.key_thumbprint !== null,
      startedAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
    }),
    (row) => [row.id],
  )
}

/** What a `User-Agent` says of itself: anybody can write anything there, so it only helps to remember. */
function readDevice(userAgent: string): { browser: string | null; system: string | null } {
  if (userAgent === '') return { browser: null, system: null }
  const { browser, os } = Bowser.parse(userAgent)
  return { browser: browser.name || null, system: os.name || null }
}
