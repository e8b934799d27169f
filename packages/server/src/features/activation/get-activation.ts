import type { ActivationAccount } from '@hezo/api'
import type { Context } from '../../context.ts'
import { findActivation } from './activation-store.ts'

/**
 * Whom a one-time link is for. Changes nothing.
 *
 * @throws ApiProblem activation_ended
 */
export async function getActivation(
  { clock, db }: Context,
  { activationToken }: { readonly activationToken: string },
): Promise<ActivationAccount> {
  const found = await findActivation(db, activationToken, clock.now())
  const { firstName, lastName, email, company } = found
  return { firstName, lastName, email, company }
}
