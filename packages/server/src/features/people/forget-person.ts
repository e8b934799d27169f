import type { Database } from '../../platform/storage/database.ts'
import { endSessionsOf, type EndingParts, type SessionEnd } from '../sign-in/end-session.ts'

/**
 * Takes everything from a person but the name, which stays on tickets and messages: the ways to sign
 * in, the address (it is free for another account), the phone, all sessions, invitations of theirs
 * that wait. Done in the caller's transaction, under the lock of the company if there is one.
 *
 * Signing in takes its locks in the order of the statements here and the session last, so a sign-in
 * under way is either seen and ended, or finds its challenge gone.
 */
export async function forgetPerson(
  context: EndingParts,
  tx: Database,
  userId: string,
  reason: SessionEnd = 'removed',
): Promise<void> {
  const now = context.clock.now()
  await tx
    .selectFrom('users')
    .select('id')
    .where('id', '=', userId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
  await tx.deleteFrom('passkeys').where('user_id', '=', userId).execute()
  await tx.deleteFrom('sign_in_challenges').where('user_id', '=', userId).execute()
  await tx.deleteFrom('activations').where('user_id', '=', userId).execute()
  await tx.deleteFrom('password_resets').where('user_id', '=', userId).execute()
  await tx.deleteFrom('totp_changes').where('user_id', '=', userId).execute()
  await tx.deleteFrom('email_changes').where('user_id', '=', userId).execute()
  await tx.deleteFrom('sharing_requests').where('requested_by', '=', userId).execute()
  await tx.deleteFrom('factor_reset_stops').where('user_id', '=', userId).execute()
  await tx.deleteFrom('factor_resets').where('user_id', '=', userId).execute()
  await withdrawInvitationsOf(tx, userId)
  await tx
    .updateTable('users')
    .set({
      is_owner: false,
      email: '',
      email_key: userId,
      phone: null,
      password_hash: null,
      totp_secret: null,
      totp_last_step: null,
      passkey_handle: null,
      removed_at: now,
      updated_at: now,
    })
    .where('id', '=', userId)
    .execute()
  await endSessionsOf(context, tx, userId, reason)
}

/** Ends the invitations of a person who may not invite any more. */
export async function withdrawInvitationsOf(tx: Database, userId: string): Promise<void> {
  await tx.deleteFrom('invitations').where('invited_by', '=', userId).execute()
}
