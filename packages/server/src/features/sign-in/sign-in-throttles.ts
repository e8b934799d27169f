import type { Context } from '../../context.ts'
import { addressBlock } from '../../platform/address-block.ts'
import { asOne, type Write } from '../../platform/storage/write.ts'
import type { Budget, ThrottleRule } from '../../platform/throttle-rule.ts'
import type { Place } from './find-place.ts'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/*
 * Who guesses is slowed down three ways: by the address he guesses from, by the account from that
 * address, and by the account from all places together. The last is what a stranger could use to
 * keep a customer out, so it only ever delays, by a minute at most, and it does not apply where the
 * customer signed in before: at an address, or in a browser that proves the key of an earlier session.
 * In such a browser no guess of anybody else counts at all. Successes give back what they took.
 * Accounts are counted by what was typed, so unknown ones are no different.
 */
const passwordFromAddress: ThrottleRule = {
  name: 'sign-in-address',
  attempts: 30,
  window: hour,
  delays: { first: 30, longest: 5 * minute },
}
const passwordFromHere: ThrottleRule = {
  name: 'sign-in-account-address',
  attempts: 5,
  window: day,
  delays: { first: 30, longest: 15 * minute },
}
const passwordFromElsewhere: ThrottleRule = {
  name: 'sign-in-account',
  attempts: 20,
  window: day,
  delays: { first: 10, longest: minute },
}

/**
 * From how many failures on the sender's machine has to work for each further try: of the account from
 * there, and of all accounts from an address. An office has many people who mistype; a machine has none.
 */
const free = { here: 3, fromAddress: 20 }

/** Codes over all challenges of an account; to guess here one must know the password. */
const secondFactor: ThrottleRule = {
  name: 'second-factor',
  attempts: 10,
  window: day,
  delays: { first: 30, longest: hour },
}

/** Passkeys that name nobody before they are judged. None can be guessed: this saves work. */
const passkeyFromAddress: ThrottleRule = {
  name: 'passkey-address',
  attempts: 30,
  window: hour,
  delays: { first: 30, longest: 5 * minute },
}

/** Questions for such passkeys. A page may ask whenever it is opened, in an office of many. */
const passkeyQuestion: ThrottleRule = {
  name: 'passkey-question',
  attempts: 300,
  window: hour,
  delays: { first: 5, longest: minute },
}

/** One attempt: `spend` before it is judged, and when it was right `succeed`, or write what is `settled`. */
export interface Attempt {
  /** @throws ApiProblem rate_limited */
  spend(): Promise<void>
  succeed(): Promise<void>
  settled(): readonly Write[]
}

type Parts = Pick<Context, 'db' | 'request' | 'throttle'>

/** What a password for the account under `emailKey` is counted in, whether there is one or not. */
export function passwordBudgets(
  { request }: Pick<Parts, 'request'>,
  emailKey: string,
  { name, knownBy }: Place,
): readonly [here: Budget, ...shared: Budget[]] {
  const here: Budget = [passwordFromHere, `${emailKey} ${name}`, free.here]
  if (knownBy === 'key') return [here]
  const block = addressBlock(request.address)
  const fromAddress: Budget = [passwordFromAddress, block, free.fromAddress]
  if (knownBy === 'address') return [here, fromAddress]
  return [here, fromAddress, [passwordFromElsewhere, emailKey]]
}

/** A password for the account under `emailKey`. */
export function passwordAttempt(context: Parts, emailKey: string, place: Place): Attempt {
  const [here, ...shared] = passwordBudgets(context, emailKey, place)
  return attemptOn(context, place, [here], shared)
}

/** A code or passkey for the account. Known places have a budget each, all others share one. */
export function secondFactorAttempt(context: Parts, userId: string, place: Place): Attempt {
  const name = place.knownBy === 'nothing' ? 'elsewhere' : place.name
  return attemptOn(context, place, [[secondFactor, `${userId} ${name}`]])
}

/** A passkey without a password before it. */
export function passkeyAttempt(context: Parts): Attempt {
  const block = addressBlock(context.request.address)
  return attemptOn(context, { knownBy: 'nothing' }, [], [[passkeyFromAddress, block]])
}

/**
 * Counts a question for a passkey of nobody in particular.
 *
 * @throws ApiProblem rate_limited
 */
export async function countPasskeyQuestion({ request, throttle }: Parts): Promise<void> {
  await throttle.spend([passkeyQuestion, addressBlock(request.address)])
}

/** One that is right makes `own` whole and gives back what it took of `shared`. */
function attemptOn(
  { db, request, throttle }: Parts,
  { knownBy }: Pick<Place, 'knownBy'>,
  own: readonly Budget[],
  shared: readonly Budget[] = [],
): Attempt {
  const settled = (): readonly Write[] => throttle.settle({ reset: own, restore: shared })
  return {
    // A known browser's budget is its own: nothing that happens at its address counts.
    spend: () =>
      knownBy === 'key'
        ? throttle.spend(...own, ...shared)
        : throttle.spendInTurn(request.address, ...own, ...shared),
    async succeed() {
      await db.executeQuery(asOne(settled()))
    },
    settled,
  }
}
