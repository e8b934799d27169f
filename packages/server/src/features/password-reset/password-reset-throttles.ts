import type { Context } from '../../context.ts'
import { addressBlock } from '../../platform/address-block.ts'
import type { Budget, ThrottleRule } from '../../platform/throttle-rule.ts'
import type { Place } from '../sign-in/find-place.ts'

const minute = 60
const hour = 60 * minute

const perAddress: ThrottleRule = {
  name: 'password-reset-address',
  attempts: 10,
  window: hour,
  delays: { first: minute, longest: 15 * minute },
}

/** Mails to one person that somebody else may have asked for. */
const perAccount: ThrottleRule = {
  name: 'password-reset-account',
  attempts: 5,
  window: 24 * hour,
  delays: { first: 10 * minute, longest: 3 * hour },
}

/**
 * Counts a reset, by what was typed. A browser that holds the key of an earlier session of the person
 * counts apart, and so does an address that the person signed in from, so that strangers cannot use up
 * what is the person's own.
 *
 * @throws ApiProblem rate_limited
 */
export async function spendPasswordReset(
  { request, throttle }: Pick<Context, 'request' | 'throttle'>,
  emailKey: string,
  { name, knownBy }: Place,
): Promise<void> {
  const asker = knownBy === 'nothing' ? 'anybody' : name
  const account: Budget = [perAccount, `${emailKey} ${asker}`]
  if (knownBy === 'key') return throttle.spend(account)
  await throttle.spendInTurn(request.address, [perAddress, addressBlock(request.address)], account)
}
