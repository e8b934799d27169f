import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Database } from '../../platform/storage/database.ts'

/** Why a session ended before its time. */
export type SessionEnd = 'signed_out' | 'token_reused'

/**
 * Ends the session a refresh token belongs to, with all its tokens, from the next request on. Does
 * nothing where there is no such session or it ended before.
 *
 * @param token `isSpent` to end it only if that token was used before.
 */
export async function endSession(
  { clock, request }: Pick<Context, 'clock' | 'request'>,
  tx: Database,
  token: { readonly tokenHash: Buffer; readonly isSpent?: true },
  reason: SessionEnd,
): Promise<void> {
  const now = clock.now()
  const ended = await tx
    .updateTable('sessions')
    .from(['refresh_tokens', 'users'])
    .set({ ended_at: now, end_reason: reason })
    .whereRef('refresh_tokens.session_id', '=', 'sessions.id')
    .whereRef('users.id', '=', 'sessions.user_id')
    .where('refresh_tokens.token_hash', '=', token.tokenHash)
    .$if(token.isSpent === true, (query) => query.where('refresh_tokens.spent_at', 'is not', null))
    .where('sessions.ended_at', 'is', null)
    .returning(['sessions.id', 'sessions.user_id', 'users.company_id'])
    .executeTakeFirst()
  if (!ended) return
  await recordAudit(tx, {
    at: now,
    action: 'session.ended',
    actorId: reason === 'signed_out' ? ended.user_id : null,
    companyId: ended.company_id,
    subjectId: ended.id,
    address: request.address,
    details: { reason },
  })
}
