import type { Me, MeChanges } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { readMe } from './read-me.ts'

/** Changes what a person may change alone: names, phone, language. What is left out stays. */
export async function updateMe(
  { actor, clock, request, transact }: ActorContext,
  changes: MeChanges,
): Promise<Me> {
  const now = clock.now()
  const changed = Object.keys(changes)
  return transact(async (tx) => {
    if (changed.length > 0) {
      await tx
        .updateTable('users')
        .set({
          first_name: changes.firstName,
          last_name: changes.lastName,
          phone: changes.phone,
          locale: changes.locale,
          updated_at: now,
        })
        .where('id', '=', actor.userId)
        .execute()
      await recordAudit(tx, {
        at: now,
        action: 'account.updated',
        actorId: actor.userId,
        companyId: actor.companyId,
        subjectId: actor.userId,
        address: request.address,
        details: { fields: changed.join(',') },
      })
    }
    return readMe(tx, actor.userId)
  })
}
