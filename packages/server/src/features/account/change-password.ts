import type { PasswordChange } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import { ApiProblem } from '../../problem.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { findPlace } from '../sign-in/find-place.ts'
import { passwordAttempt } from '../sign-in/sign-in-throttles.ts'
import { acceptPassword } from './accept-password.ts'
import { passwordChanged } from './account-letters.ts'
import { closeOpenWays } from './close-open-ways.ts'

/**
 * Changes the password of whoever knows the old one. All other sessions end, and sign-ins under way;
 * the person is told by mail. Guesses at the old one count with those at sign-in.
 *
 * @throws ApiProblem step_up_required, validation_failed, credentials_rejected, rate_limited, overloaded
 */
export async function changePassword(
  context: ActorContext,
  { currentPassword, newPassword }: PasswordChange,
): Promise<void> {
  requireFreshProof(context)
  const { actor, clock, db, passwords, request } = context
  const person = await db
    .selectFrom('users')
    .leftJoin('companies', 'companies.id', 'users.company_id')
    .select(['users.email', 'users.email_key', 'users.locale', 'users.password_hash'])
    .select(['companies.name as companyName', 'companies.nip'])
    .where('users.id', '=', actor.userId)
    .executeTakeFirstOrThrow()
  const { email, companyName, nip } = person
  const about = { email, companyName: companyName ?? '', nip: nip ?? '' }
  const accepted = acceptPassword(newPassword, about, 'newPassword')

  const place = await findPlace(context, db, actor.userId)
  const attempt = passwordAttempt(context, person.email_key, place)
  const event = {
    countedBy: actor.userId,
    actorId: actor.userId,
    subjectId: actor.userId,
    companyId: actor.companyId,
  }
  await recordThrottled(context, { action: 'sign_in.throttled', ...event }, () => attempt.spend())
  if (!(await passwords.verify(person.password_hash, currentPassword))) {
    await recordRepeated(context, { action: 'account.password_rejected', ...event })
    throw new ApiProblem('validation_failed', {
      fields: [{ path: 'currentPassword', code: 'password.wrong' }],
    })
  }
  await attempt.succeed()
  const passwordHash = await passwords.hash(accepted)
  const now = clock.now()
  await context.transact(async (tx) => {
    const changed = await tx
      .updateTable('users')
      .set({ password_hash: passwordHash, updated_at: now })
      .where('id', '=', actor.userId)
      .where('password_hash', '=', person.password_hash)
      .returning('id')
      .executeTakeFirst()
    // Somebody changed it meanwhile, and with that ended this session.
    if (!changed) throw new ApiProblem('unauthenticated')
    await closeOpenWays(context, tx, actor.userId, 'password_changed', { except: actor.sessionId })
    await recordAudit(tx, {
      at: now,
      action: 'account.password_changed',
      actorId: actor.userId,
      companyId: actor.companyId,
      subjectId: actor.userId,
      address: request.address,
    })
    await sendLetter(context, tx, email, passwordChanged(person.locale))
  })
}
