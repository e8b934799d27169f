import type { EmailChangeCodes, Me } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { closeOpenWays } from './close-open-ways.ts'
import { isEmailCode } from './email-code.ts'
import { addressChangedFrom, addressChangedTo } from './email-change-letters.ts'
import { countEmailChangeAttempt, type EmailChange, useEmailChange } from './email-change-store.ts'
import { readMe } from './read-me.ts'

/**
 * Changes the address for whoever has the codes of both mailboxes. All other sessions end; both
 * addresses are told. An address that got an account meanwhile is answered like a wrong code.
 *
 * @throws ApiProblem email_change_ended, code_rejected
 */
export async function confirmEmailChange(
  context: ActorContext,
  { emailChangeToken: token, currentCode, newCode }: EmailChangeCodes,
): Promise<Me> {
  const { actor, clock, db } = context
  const change = await countEmailChangeAttempt(db, actor.userId, token, clock.now())
  if (!change) throw new ApiProblem('email_change_ended')
  const isRight = [
    isEmailCode(currentCode, token, change.current_code_hash),
    isEmailCode(newCode, token, change.new_code_hash),
  ].every(Boolean)
  if (!isRight) throw new ApiProblem('code_rejected')
  try {
    return await context.transact(async (tx) => {
      await moveAccount(context, tx, change)
      return readMe(tx, actor.userId)
    })
  } catch (error) {
    throw isTaken(error) ? new ApiProblem('code_rejected') : error
  }
}

async function moveAccount(
  context: ActorContext,
  tx: Database,
  change: EmailChange,
): Promise<void> {
  const { actor, clock, request } = context
  const now = clock.now()
  const before = await tx
    .selectFrom('users')
    .select(['email', 'locale'])
    .where('id', '=', actor.userId)
    .where('removed_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!before) throw new ApiProblem('unauthenticated')
  if (!(await useEmailChange(tx, change))) throw new ApiProblem('email_change_ended')
  const { email, email_key } = change
  await tx
    .updateTable('users')
    .set({ email, email_key, updated_at: now })
    .where('id', '=', actor.userId)
    .execute()
  await closeOpenWays(context, tx, actor.userId, 'email_changed', { except: actor.sessionId })
  await recordAudit(tx, {
    at: now,
    action: 'account.email_changed',
    actorId: actor.userId,
    companyId: actor.companyId,
    subjectId: actor.userId,
    address: request.address,
  })
  await sendLetter(context, tx, before.email, addressChangedFrom(before.locale, email))
  await sendLetter(context, tx, email, addressChangedTo(before.locale))
}

/** PostgreSQL: unique_violation of the address. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '23505' &&
    'table' in error &&
    error.table === 'users'
  )
}
