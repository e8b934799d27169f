import type { Erasure } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordRepeated, recordThrottled } from '../../platform/audit-repeated.ts'
import { ApiProblem } from '../../problem.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { findPlace } from '../sign-in/find-place.ts'
import { passwordAttempt } from '../sign-in/sign-in-throttles.ts'
import { findDataSubject } from './data-subject.ts'
import { erasePerson } from './erase-person.ts'

/**
 * Erases the actor's account and data, at once and for good. Guesses at the password count with those
 * at sign-in.
 *
 * @throws ApiProblem step_up_required, validation_failed, last_owner, rate_limited, overloaded
 */
export async function eraseMe(context: ActorContext, { password }: Erasure): Promise<void> {
  requireFreshProof(context)
  const { actor, db, passwords } = context
  const before = await findDataSubject(db, actor.userId)
  if (!before) throw new ApiProblem('unauthenticated')
  const place = await findPlace(context, db, actor.userId)
  const attempt = passwordAttempt(context, before.emailKey, place)
  const event = {
    countedBy: actor.userId,
    actorId: actor.userId,
    subjectId: actor.userId,
    companyId: actor.companyId,
  }
  await recordThrottled(context, { action: 'sign_in.throttled', ...event }, () => attempt.spend())
  if (!(await passwords.verify(before.passwordHash, password))) {
    await recordRepeated(context, { action: 'account.password_rejected', ...event })
    throw new ApiProblem('validation_failed', {
      fields: [{ path: 'password', code: 'password.wrong' }],
    })
  }
  await attempt.succeed()
  await context.transact(async (tx) => {
    const person = await findDataSubject(tx, actor.userId)
    // The password was changed meanwhile, and with that this session ended, or the account went.
    if (person?.passwordHash !== before.passwordHash) throw new ApiProblem('unauthenticated')
    await erasePerson(context, tx, person)
  })
}
