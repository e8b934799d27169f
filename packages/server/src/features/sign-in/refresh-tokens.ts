import type { Tokens } from '@hezo/api'
import type { Context } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'
import { endSession } from './end-session.ts'
import { mailSessionStolen } from './sign-in-mails.ts'
import { issueTokens } from './start-session.ts'

/**
 * Milliseconds in which the holder of the session's key may bring a spent token again: the answer may
 * have been lost on its way.
 */
const grace = 60_000

/**
 * Trades a refresh token for new tokens; it works once, and for the holder of the key that its session
 * is bound to. Whoever brings it a second time, or without the key, may have stolen it: the session
 * ends and the person is told (RFC 9700 §4.14.2).
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
    const session = await spendToken(context, tx, tokenHash)
    if (!session) return undefined
    await tx
      .updateTable('sessions')
      .set({ last_used_at: now })
      .where('id', '=', session.sessionId)
      .execute()
    return issueTokens(context, tx, { ...session, thumbprint: session.thumbprint ?? undefined })
  })
  if (tokens) return tokens
  await db.transaction().execute(async (tx) => {
    const ended = await endSession(context, tx, { tokenHash, ifStolen: true }, 'token_reused')
    if (ended) await mailSessionStolen(context, tx, ended)
  })
  throw new ApiProblem('session_ended')
}

interface RefreshedSession {
  readonly sessionId: string
  readonly userId: string
  readonly expiresAt: Date
  readonly thumbprint: string | null
}

/** Spends the token, and within the grace all that were given for it: one of them works at a time. */
async function spendToken(
  { clock, request }: Pick<Context, 'clock' | 'request'>,
  tx: Database,
  tokenHash: Buffer,
): Promise<RefreshedSession | undefined> {
  const now = clock.now()
  const { thumbprint = null } = request
  const session = await tx
    .selectFrom('refresh_tokens')
    .innerJoin('sessions', 'sessions.id', 'refresh_tokens.session_id')
    .select(['sessions.id as sessionId', 'sessions.user_id as userId'])
    .select(['sessions.expires_at as expiresAt', 'sessions.key_thumbprint as thumbprint'])
    .where('refresh_tokens.token_hash', '=', tokenHash)
    .where('refresh_tokens.expires_at', '>', now)
    .where('sessions.key_thumbprint', 'is not distinct from', thumbprint)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .where((eb) =>
      eb.or([
        eb('refresh_tokens.spent_at', 'is', null),
        eb.and([
          eb('refresh_tokens.spent_at', '>', new Date(now.getTime() - grace)),
          eb('sessions.key_thumbprint', 'is not', null),
        ]),
      ]),
    )
    // Two requests with one token are judged one after the other.
    .forUpdate()
    .executeTakeFirst()
  if (!session) return undefined
  await tx
    .updateTable('refresh_tokens')
    .set({ spent_at: now })
    .where('session_id', '=', session.sessionId)
    .where('spent_at', 'is', null)
    .execute()
  return session
}
