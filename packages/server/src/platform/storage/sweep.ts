import type { Database } from './database.ts'

const day = 86_400_000

/** For how long after its time staff can read how a lost factor was decided on: milliseconds. */
const factorResetsKept = 90 * day

/** Deletes what has served its time: unfinished registrations and changes, used challenges, old replies. */
export async function sweep(db: Database, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - day)
  const twoDaysAgo = new Date(now.getTime() - 2 * day)
  await db
    .deleteFrom('registrations')
    .where('completed_at', 'is', null)
    .where('expires_at', '<', yesterday)
    .execute()
  await db.deleteFrom('invitations').where('expires_at', '<', yesterday).execute()
  await db.deleteFrom('sign_in_challenges').where('expires_at', '<', yesterday).execute()
  await db.deleteFrom('passkey_ceremonies').where('expires_at', '<', now).execute()
  for (const table of ['password_resets', 'totp_changes', 'email_changes'] as const) {
    await db.deleteFrom(table).where('expires_at', '<', now).execute()
  }
  await db.deleteFrom('sharing_requests').where('expires_at', '<', now).execute()
  // The audit trail keeps who decided; what goes is the record of the call.
  const longAgo = new Date(now.getTime() - factorResetsKept)
  await db.deleteFrom('factor_resets').where('expires_at', '<', longAgo).execute()
  await db.deleteFrom('failed_sign_ins').where('since', '<', twoDaysAgo).execute()
  await db.deleteFrom('refresh_tokens').where('expires_at', '<', yesterday).execute()
  await db.deleteFrom('idempotency_keys').where('created_at', '<', yesterday).execute()
  await db.deleteFrom('used_once').where('expires_at', '<', now).execute()
  // Later than the window ends may be the slots that senders reserved.
  await db
    .deleteFrom('throttles')
    .where('expire', '<', now.getTime())
    .where('opens_at', '<', now.getTime())
    .execute()
}
