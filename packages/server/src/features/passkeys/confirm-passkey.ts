import type { NewPasskey, Passkey } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { createId } from '../../platform/ids.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { requireLiveSession } from '../sign-in/fresh-proof.ts'
import { takeCeremony } from './ceremonies.ts'
import { passkeyAdded } from './passkey-letters.ts'
import { mostPasskeys, toPasskey, viewColumns } from './passkey-store.ts'
import { readCredential } from './read-credential.ts'

/**
 * Adds the passkey that the browser made. Nothing ends with it; the person is told by mail.
 *
 * @throws ApiProblem passkey_ended, passkey_rejected, passkey_exists, too_many_passkeys
 */
export async function confirmPasskey(
  context: ActorContext,
  { passkeyToken, name, credential }: NewPasskey,
): Promise<Passkey> {
  const { actor, clock, request } = context
  const now = clock.now()
  const purpose = { name: 'registration', sessionId: actor.sessionId } as const
  return context.transact(async (tx) => {
    const challenge = await takeCeremony(tx, passkeyToken, purpose, now)
    if (!challenge) throw new ApiProblem('passkey_ended')
    const made = await readCredential(context, credential, challenge)
    if (!made) throw new ApiProblem('passkey_rejected')
    const person = await lockPerson(tx, actor.userId)
    await requireLiveSession(tx, actor)
    const row = await tx
      .insertInto('passkeys')
      .values({
        id: createId('passkey', now),
        user_id: actor.userId,
        credential_id: made.credentialId,
        public_key: made.publicKey,
        sign_count: made.signCount,
        transports: made.transports,
        is_synced: made.isSynced,
        name,
        created_at: now,
      })
      .onConflict((oc) => oc.column('credential_id').doNothing())
      .returning(viewColumns)
      .executeTakeFirst()
    if (!row) throw new ApiProblem('passkey_exists')
    await recordAudit(tx, {
      at: now,
      action: 'passkey.added',
      actorId: actor.userId,
      companyId: actor.companyId,
      subjectId: row.id,
      address: request.address,
      details: { isSynced: made.isSynced },
    })
    await sendLetter(context, tx, person.email, passkeyAdded(person.locale, name))
    return toPasskey(row)
  })
}

/** One passkey at a time is added to an account, so that they are not too many. */
async function lockPerson(
  tx: Database,
  userId: string,
): Promise<{ email: string; locale: string }> {
  const person = await tx
    .selectFrom('users')
    .select(['email', 'locale'])
    .where('id', '=', userId)
    .where('removed_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  // Removed while the browser was asked.
  if (!person) throw new ApiProblem('unauthenticated')
  const { count } = await tx
    .selectFrom('passkeys')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  if (count >= mostPasskeys) throw new ApiProblem('too_many_passkeys')
  return person
}
