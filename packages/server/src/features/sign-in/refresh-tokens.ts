import type { Tokens } from '@hezo/api'
import type { Context } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'
import { endSession } from './end-session.ts'
import { issueTokens } from './start-session.ts'

/**
 * Trades a refresh token for new tokens; it works once. Whoever brings it a second time may have
 * stolen it, or its owner may: nobody can tell, so the session ends for both (RFC 9700 §4.14.2).
 *
 * @throws ApiProblem session_ended
 */
export async function refreshTokens(
  context: Context,
  { refreshToken }: { readonly refreshToken: string },
): Promise<Tokens> {
  const { clock, db } = context
  const now = clock.now()
  const tokenHash = hashToken(refreshToken)
  const tokens = await db.transaction().execute(async (tx) => {
    const session = await spendToken(tx, tokenHash, now)
    if (!session) return undefined
    await tx
      .updateTable('sessions')
      .set({ last_used_at: now })
      .where('id', '=', session.id)
      .execute()
    return issueTokens(context, tx, session)
  })
  if (tokens) return tokens
  await db
    .transaction()
    .execute((tx) => endSession(context, tx, { tokenHash, isSpent: true }, 'token_reused'))
  throw new ApiProblem('session_ended')
}

async function spendToken(
  tx: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<{ id: string; userId: string; expiresAt: Date } | undefined> {
  return tx
    .updateTable('refresh_tokens')
    .from('sessions')
    .set({ spent_at: now })
    .whereRef('sessions.id', '=', 'refresh_tokens.session_id')
    .where('refresh_tokens.token_hash', '=', tokenHash)
    .where('refresh_tokens.spent_at', 'is', null)
    .where('refresh_tokens.expires_at', '>', now)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .returning(['sessions.id', 'sessions.user_id as userId', 'sessions.expires_at as expiresAt'])
    .executeTakeFirst()
}
