import type { Database } from './database.ts'

const day = 86_400_000

/** Deletes what has served its time: unfinished registrations, invitations, used challenges, old replies. */
export async function sweep(db: Database, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - day)
  await db
    .deleteFrom('registrations')
    .where('completed_at', 'is', null)
    .where('expires_at', '<', yesterday)
    .execute()
  await db.deleteFrom('invitations').where('expires_at', '<', yesterday).execute()
  await db.deleteFrom('sign_in_challenges').where('expires_at', '<', yesterday).execute()
  await db.deleteFrom('refresh_tokens').where('expires_at', '<', yesterday).execute()
  await db.deleteFrom('idempotency_keys').where('created_at', '<', yesterday).execute()
  await db.deleteFrom('used_once').where('expires_at', '<', now).execute()
  await db.deleteFrom('throttles').where('expire', '<', now.getTime()).execute()
}
