import { randomBytes } from 'node:crypto'
import type { PasskeyCreation } from '@hezo/api'
import { sql } from 'kysely'
import type { ActorContext } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { ceremonyLifetime, openCeremony } from './ceremonies.ts'
import { describeCredentials, mostPasskeys } from './passkey-store.ts'
import { algorithms } from './read-credential.ts'
import { relyingPartyId, requireOwnPage } from './relying-party.ts'

/**
 * Asks the browser for a new passkey, preferably one that needs no e-mail address typed.
 *
 * @throws ApiProblem step_up_required, passkeys_not_here, too_many_passkeys
 */
export async function startPasskey(context: ActorContext): Promise<PasskeyCreation> {
  requireFreshProof(context)
  requireOwnPage(context)
  const { actor, clock, config, db } = context
  const excludeCredentials = await describeCredentials(db, actor.userId)
  if (excludeCredentials.length >= mostPasskeys) throw new ApiProblem('too_many_passkeys')
  const { email, handle } = await ensureHandle(db, actor.userId)
  const purpose = { name: 'registration', sessionId: actor.sessionId } as const
  const { passkeyToken, challenge } = await openCeremony(db, purpose, clock.now())
  return {
    passkeyToken,
    options: {
      rp: { id: relyingPartyId(context), name: config.totpIssuer },
      user: { id: handle.toString('base64url'), name: email, displayName: actor.name },
      challenge: challenge.toString('base64url'),
      pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
      timeout: ceremonyLifetime,
      attestation: 'none',
      excludeCredentials,
      authenticatorSelection: {
        residentKey: 'preferred',
        requireResidentKey: false,
        userVerification: 'preferred',
      },
    },
  }
}

/** What authenticators know the person by, made once. */
async function ensureHandle(
  db: Database,
  userId: string,
): Promise<{ email: string; handle: Buffer }> {
  return db
    .updateTable('users')
    .set({ passkey_handle: sql`coalesce(passkey_handle, ${randomBytes(32)})` })
    .where('id', '=', userId)
    .returning(['email', sql<Buffer>`passkey_handle`.as('handle')])
    .executeTakeFirstOrThrow()
}
