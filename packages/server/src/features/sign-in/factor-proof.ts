import type { SecondFactor } from '@hezo/api'
import type { Context } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { matchTotpStep } from '../../platform/totp.ts'
import { recoveryCodeHash } from '../account/recovery-codes.ts'
import { openTotpSecret, userTotpPlace } from '../account/totp-enrolment.ts'
import type { ChallengedUser } from './challenges.ts'
import { mailRecoveryCodeUsed } from './sign-in-mails.ts'

/** A code of a second factor as a person gives it. */
type GivenCode = Pick<SecondFactor, 'method' | 'code'>

/**
 * Does the slow part of judging a code. What comes back uses the code up in the caller's transaction:
 * a time step is accepted once and no older one after it, a recovery code once; false when it cannot.
 */
export async function prepareProof(
  context: Context,
  user: ChallengedUser,
  given: GivenCode,
): Promise<(tx: Database) => Promise<boolean>> {
  if (given.method === 'recovery_code') {
    const hash = await recoveryCodeHash(context, user.userId, given.code)
    return (tx) => useRecoveryCode(context, tx, user, hash)
  }
  const { userId, totpSecret } = user
  const secret = totpSecret && openTotpSecret(context, totpSecret, userTotpPlace(userId))
  const step = secret ? matchTotpStep(secret, given.code, context.clock.now()) : undefined
  return async (tx) => step !== undefined && useTotpStep(tx, userId, step)
}

async function useTotpStep(tx: Database, userId: string, step: number): Promise<boolean> {
  const row = await tx
    .updateTable('users')
    .set({ totp_last_step: step })
    .where('id', '=', userId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

async function useRecoveryCode(
  context: Context,
  tx: Database,
  user: ChallengedUser,
  hash: Buffer,
): Promise<boolean> {
  const row = await tx
    .updateTable('recovery_codes')
    .set({ used_at: context.clock.now() })
    .where('user_id', '=', user.userId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  if (!row) return false
  await mailRecoveryCodeUsed(context, tx, user)
  return true
}
