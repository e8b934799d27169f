import type { Tokens } from '@hezo/api'
import type { Context, SessionProof } from '../../context.ts'
import { addressBlock } from '../../platform/address-block.ts'
import { recordAudit } from '../../platform/audit.ts'
import type { TokenSubject } from '../../platform/access-tokens.ts'
import { createId } from '../../platform/ids.ts'
import type { Database } from '../../platform/storage/database.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'
import { endOpenResets } from '../factor-reset/end-open-resets.ts'

type Parts = Pick<Context, 'accessTokens' | 'clock' | 'config' | 'jobs' | 'request'>

/**
 * Starts a session for a person who proved both factors, in the caller's transaction.
 *
 * @param passkeyId the passkey that was the proof, if one was.
 */
export async function startSession(
  context: Parts,
  tx: Database,
  person: { readonly id: string; readonly companyId: string | null },
  proof: SessionProof,
  passkeyId?: string,
): Promise<Tokens> {
  const { clock, config, request } = context
  const now = clock.now()
  const sessionId = createId('session', now)
  const expiresAt = new Date(now.getTime() + config.sessionLifetime)
  await tx
    .insertInto('sessions')
    .values({
      id: sessionId,
      user_id: person.id,
      user_agent: request.userAgent,
      address: request.address,
      address_block: addressBlock(request.address),
      own_url: request.ownUrl ?? null,
      created_at: now,
      last_used_at: now,
      expires_at: expiresAt,
      proven_at: now,
      proven_by: proof,
      passkey_id: passkeyId ?? null,
      key_thumbprint: request.thumbprint ?? null,
    })
    .execute()
  const [tokens] = await Promise.all([
    issueTokens(context, tx, {
      sessionId,
      userId: person.id,
      expiresAt,
      thumbprint: request.thumbprint,
    }),
    recordAudit(tx, {
      at: now,
      action: 'session.started',
      actorId: person.id,
      companyId: person.companyId,
      subjectId: sessionId,
      address: request.address,
      details: { proof },
    }),
    // Whoever still has a second factor has not lost it.
    proof === 'totp_enrolment' || endOpenResets(context, tx, person.id),
  ])
  return tokens
}

/** New tokens of a session; the refresh token ends when nobody uses it, or with the session. */
export async function issueTokens(
  { accessTokens, clock, config }: Omit<Parts, 'jobs' | 'request'>,
  tx: Database,
  session: TokenSubject & { readonly userId: string; readonly expiresAt: Date },
): Promise<Tokens> {
  const now = clock.now()
  const refreshToken = createToken()
  const idleUntil = now.getTime() + config.sessionIdle
  await tx
    .insertInto('refresh_tokens')
    .values({
      token_hash: hashToken(refreshToken),
      session_id: session.sessionId,
      created_at: now,
      expires_at: new Date(Math.min(idleUntil, session.expiresAt.getTime())),
    })
    .execute()
  return {
    accessToken: await accessTokens.sign(session, session.userId, now),
    tokenType: session.thumbprint === undefined ? 'Bearer' : 'DPoP',
    expiresIn: accessTokens.lifetime,
    refreshToken,
  }
}
