import type { Context } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { endOpenResets } from '../factor-reset/end-open-resets.ts'
import { endSessionsOf, type SessionEnd } from '../sign-in/end-session.ts'

/**
 * Ends whatever was begun with what a person signed in with before it changed: sessions, but for one
 * that `which` excepts, sign-ins under way, resets of the password and the authenticator, and other
 * changes that wait for a code. The person's own row is held already, so that none slips through.
 */
export async function closeOpenWays(
  context: Pick<Context, 'clock' | 'jobs' | 'request'>,
  tx: Database,
  userId: string,
  reason: SessionEnd,
  which: { readonly except?: string } = {},
): Promise<void> {
  await tx.deleteFrom('sign_in_challenges').where('user_id', '=', userId).execute()
  await tx.deleteFrom('password_resets').where('user_id', '=', userId).execute()
  await tx.deleteFrom('totp_changes').where('user_id', '=', userId).execute()
  await tx.deleteFrom('email_changes').where('user_id', '=', userId).execute()
  await endOpenResets(context, tx, userId)
  await endSessionsOf(context, tx, userId, reason, which)
}
