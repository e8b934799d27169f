import type { Passkey } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { ApiProblem } from '../../problem.ts'
import { toPasskey, viewColumns } from './passkey-store.ts'

/**
 * Gives a passkey of the person another name.
 *
 * @throws ApiProblem not_found
 */
export async function renamePasskey(
  { actor, clock, request, transact }: ActorContext,
  { passkeyId, name }: { readonly passkeyId: string; readonly name: string },
): Promise<Passkey> {
  return transact(async (tx) => {
    const row = await tx
      .updateTable('passkeys')
      .set({ name })
      .where('id', '=', passkeyId)
      .where('user_id', '=', actor.userId)
      .returning(viewColumns)
      .executeTakeFirst()
    if (!row) throw new ApiProblem('not_found')
    await recordAudit(tx, {
      at: clock.now(),
      action: 'passkey.renamed',
      actorId: actor.userId,
      companyId: actor.companyId,
      subjectId: passkeyId,
      address: request.address,
    })
    return toPasskey(row)
  })
}
