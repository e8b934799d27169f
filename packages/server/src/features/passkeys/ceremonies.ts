import { randomBytes } from 'node:crypto'
import type { Database } from '../../platform/storage/database.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'

/** Milliseconds in which the browser has to answer. */
export const ceremonyLifetime = 5 * 60_000

/** What a passkey is asked for, and for whom its answer counts. */
export type Purpose =
  | { readonly name: 'registration' | 'step_up'; readonly sessionId: string }
  | { readonly name: 'second_factor'; readonly challengeToken: string }
  | { readonly name: 'sign_in' }

/** A question to a passkey that waits for its answer. */
export interface Ceremony {
  readonly passkeyToken: string
  readonly challenge: Buffer<ArrayBuffer>
}

/** Makes a random challenge that counts for this purpose only. */
export async function openCeremony(db: Database, purpose: Purpose, now: Date): Promise<Ceremony> {
  const passkeyToken = createToken()
  const challenge = randomBytes(32)
  await db
    .insertInto('passkey_ceremonies')
    .values({
      token_hash: hashToken(passkeyToken),
      purpose: purpose.name,
      bound_to: boundTo(purpose),
      challenge,
      expires_at: new Date(now.getTime() + ceremonyLifetime),
    })
    .execute()
  return { passkeyToken, challenge }
}

/**
 * Takes the challenge out: whatever comes of the answer, there is no second one. Undefined when it was
 * taken, has expired, or was made for something else.
 */
export async function takeCeremony(
  db: Database,
  passkeyToken: string,
  purpose: Purpose,
  now: Date,
): Promise<Buffer | undefined> {
  const row = await db
    .deleteFrom('passkey_ceremonies')
    .where('token_hash', '=', hashToken(passkeyToken))
    .where('purpose', '=', purpose.name)
    .where('bound_to', '=', boundTo(purpose))
    .where('expires_at', '>', now)
    .returning('challenge')
    .executeTakeFirst()
  return row?.challenge
}

function boundTo(purpose: Purpose): string {
  if (purpose.name === 'sign_in') return ''
  if (purpose.name === 'second_factor')
    return hashToken(purpose.challengeToken).toString('base64url')
  return purpose.sessionId
}
