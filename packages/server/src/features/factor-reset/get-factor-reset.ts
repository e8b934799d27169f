import type { FactorResetAccount } from '@hezo/api'
import type { Context } from '../../context.ts'
import { findOpenReset } from './factor-reset-store.ts'

/**
 * Whose authenticator an emailed link replaces. Changes nothing.
 *
 * @throws ApiProblem factor_reset_ended
 */
export async function getFactorReset(
  { clock, db }: Context,
  { resetToken }: { readonly resetToken: string },
): Promise<FactorResetAccount> {
  const { email } = await findOpenReset(db, resetToken, clock.now())
  return { email }
}
