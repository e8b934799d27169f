import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { Database } from '../../platform/storage/database.ts'

/** Why a session ended before its time. */
export type SessionEnd =
  | 'signed_out'
  | 'token_reused'
  | 'ended_by_person'
  | 'password_changed'
  | 'factor_changed'
  | 'email_changed'
  | 'account_closed'
  | 'removed'

type Parts = Pick<Context, 'clock' | 'request'>

/** What ending sessions takes from its request; the address is null where there is none. */
export type EndingParts = Pick<Context, 'clock'> & {
  readonly request: { readonly address: string | null }
}

/**
 * Ends the session a refresh token belongs to, with all its tokens, from the next request on. Does
 * nothing where there is no such session or it ended before.
 *
 * @param token `ifStolen` to end it only if the token was used before, or is brought by somebody who
 * does not hold the key that its session is bound to.
 */
export async function endSession(
  parts: Parts,
  tx: Database,
  token: { readonly tokenHash: Buffer; readonly ifStolen?: true },
  reason: SessionEnd,
): Promise<EndedSession | undefined> {
  const [ended] = await tx
    .updateTable('sessions')
    .from(['refresh_tokens', 'users'])
    .set({ ended_at: parts.clock.now(), end_reason: reason })
    .whereRef('refresh_tokens.session_id', '=', 'sessions.id')
    .whereRef('users.id', '=', 'sessions.user_id')
    .where('refresh_tokens.token_hash', '=', token.tokenHash)
    .$if(token.ifStolen === true, (query) =>
      query.where((eb) =>
        eb.or([
          eb('refresh_tokens.spent_at', 'is not', null),
          eb('sessions.key_thumbprint', 'is distinct from', parts.request.thumbprint ?? null),
        ]),
      ),
    )
    .where('sessions.ended_at', 'is', null)
    .returning(endedColumns)
    .execute()
  if (ended) await record(parts, tx, ended, reason)
  return ended
}

/**
 * Ends the sessions of a person from the next request on: all, or those that `which` says; with
 * `passkeyId`, those that this passkey proved. Resolves with how many they were.
 */
export async function endSessionsOf(
  parts: EndingParts,
  tx: Database,
  userId: string,
  reason: SessionEnd,
  which: { readonly except?: string; readonly only?: string; readonly passkeyId?: string } = {},
): Promise<number> {
  const now = parts.clock.now()
  const ended = await tx
    .updateTable('sessions')
    .from('users')
    .set({ ended_at: now, end_reason: reason })
    .whereRef('users.id', '=', 'sessions.user_id')
    .where('sessions.user_id', '=', userId)
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .$if(which.except !== undefined, (query) =>
      query.where('sessions.id', '<>', which.except ?? ''),
    )
    .$if(which.only !== undefined, (query) => query.where('sessions.id', '=', which.only ?? ''))
    .$if(which.passkeyId !== undefined, (query) =>
      query.where('sessions.passkey_id', '=', which.passkeyId ?? ''),
    )
    .returning(endedColumns)
    .execute()
  for (const session of ended) await record(parts, tx, session, reason)
  return ended.length
}

const endedColumns = [
  'sessions.id as sessionId',
  'sessions.user_id as userId',
  'users.company_id as companyId',
  'users.email',
  'users.locale',
] as const

/** A session that has just ended, and whose it was. */
export interface EndedSession {
  readonly sessionId: string
  readonly userId: string
  readonly companyId: string | null
  readonly email: string
  readonly locale: string
}

async function record(
  { clock, request }: EndingParts,
  tx: Database,
  { sessionId, userId, companyId }: EndedSession,
  reason: SessionEnd,
): Promise<void> {
  await recordAudit(tx, {
    at: clock.now(),
    action: 'session.ended',
    // Of a token that was used twice nobody knows who used it; who removed a person is said there.
    actorId: reason === 'token_reused' || reason === 'removed' ? null : userId,
    companyId,
    subjectId: sessionId,
    address: request.address,
    details: { reason },
  })
}
