import type { Assertion } from '@hezo/api'
import type { Context } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import type { JudgedFactor } from '../sign-in/answer-challenge.ts'
import { type Purpose, takeCeremony } from './ceremonies.ts'
import { passkeyRefused } from './passkey-letters.ts'
import { findPasskey, type KnownPasskey } from './passkey-store.ts'
import { readAssertion, type ReadAssertion } from './read-assertion.ts'

/** The answer of a passkey to the question that `passkeyToken` stands for. */
export interface PasskeyAnswer {
  readonly passkeyToken: string
  readonly credential: Assertion
}

/** A passkey that answered, and whose it is. */
export interface JudgedPasskey extends JudgedFactor {
  readonly passkeyId: string
  readonly person: { readonly id: string; readonly companyId: string | null }
}

/**
 * Judges the answer of a passkey; undefined when it is refused, whatever the reason. Unless a password
 * came before it, the authenticator must have verified the person.
 *
 * @param userId the person it must belong to; where nobody is known yet, the answer names him.
 * @throws ApiProblem passkey_ended
 */
export async function judgePasskey(
  context: Context,
  { passkeyToken, credential }: PasskeyAnswer,
  purpose: Purpose,
  userId?: string,
): Promise<JudgedPasskey | undefined> {
  const { clock, db } = context
  const challenge = await takeCeremony(db, passkeyToken, purpose, clock.now())
  if (!challenge) throw new ApiProblem('passkey_ended')
  const found = await findPasskey(db, credential.id)
  const passkey =
    found && belongs(found, userId, credential.response.userHandle) ? found : undefined
  const userVerified = purpose.name !== 'second_factor'
  const read = await readAssertion(context, credential, passkey, challenge, { userVerified })
  if (!passkey || !read) return undefined
  return {
    proof: 'passkey',
    passkeyId: passkey.id,
    person: { id: passkey.userId, companyId: passkey.companyId },
    accept: (tx) => usePasskey(context, tx, passkey, read),
  }
}

/** The handle names the person (WebAuthn §7.2, step 6); it must be there where nobody else did. */
function belongs(
  { userId: owner, handle: ownHandle }: KnownPasskey,
  userId: string | undefined,
  handle: string | null | undefined,
): boolean {
  if (userId !== undefined && owner !== userId) return false
  if (!handle) return userId !== undefined
  return ownHandle?.equals(Buffer.from(handle, 'base64url')) ?? false
}

/**
 * Notes the use. A count that does not grow is one of two copies of the authenticator (WebAuthn
 * §6.1.1): neither can be told from the other, so it is refused and the person is told.
 */
async function usePasskey(
  context: Context,
  tx: Database,
  passkey: KnownPasskey,
  { signCount, isSynced }: ReadAssertion,
): Promise<boolean> {
  const { clock, request } = context
  const now = clock.now()
  const row = await tx
    .selectFrom('passkeys')
    .select('sign_count')
    .where('id', '=', passkey.id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  const counts = signCount > row.sign_count || (signCount === 0 && row.sign_count === 0)
  if (counts) {
    await tx
      .updateTable('passkeys')
      .set({ sign_count: signCount, is_synced: isSynced, last_used_at: now })
      .where('id', '=', passkey.id)
      .execute()
    return true
  }
  await sendLetter(context, tx, passkey.email, passkeyRefused(passkey.locale, passkey.name))
  await recordAudit(tx, {
    at: now,
    action: 'passkey.refused',
    actorId: null,
    companyId: passkey.companyId,
    subjectId: passkey.id,
    address: request.address,
    details: { signCount, expectedAbove: row.sign_count },
  })
  return false
}
