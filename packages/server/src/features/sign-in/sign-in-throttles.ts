import type { Context } from '../../context.ts'
import { addressBlock } from '../../platform/address-block.ts'
import type { Database } from '../../platform/storage/database.ts'
import type { ThrottleRule } from '../../platform/throttle.ts'

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

/** Codes over all challenges of an account; to guess here one must know the password. */
const secondFactor: ThrottleRule = {
  name: 'second-factor',
  attempts: 10,
  window: day,
  delays: { first: 30, longest: hour },
}

const memory = 30 * day * 1000

/** Counts of one attempt: `spend` before it is judged, `succeed` when it was right. */
export interface Attempt {
  /** @throws ApiProblem rate_limited */
  spend(): Promise<void>
  succeed(): Promise<void>
}

type Parts = Pick<Context, 'clock' | 'request' | 'throttle'>

/** Where an attempt is made. */
export interface Place {
  /** Tells places apart. */
  readonly name: string
  /** How the person is known here, if he completed a sign-in here within 30 days. */
  readonly knownBy: 'key' | 'address' | undefined
}

/** A password for the account under `emailKey`, whether there is one or not. */
export function passwordAttempt(
  { request, throttle }: Parts,
  emailKey: string,
  { name, knownBy }: Place,
): Attempt {
  const block = addressBlock(request.address)
  const here = `${emailKey} ${name}`
  return {
    async spend() {
      if (knownBy !== 'key') await throttle.spend(passwordFromAddress, block)
      await throttle.spend(passwordFromHere, here)
      if (!knownBy) await throttle.spend(passwordFromElsewhere, emailKey)
    },
    async succeed() {
      await Promise.all([
        knownBy === 'key' || throttle.restore(passwordFromAddress, block),
        throttle.reset(passwordFromHere, here),
        knownBy || throttle.restore(passwordFromElsewhere, emailKey),
      ])
    },
  }
}

/** A code for the account. Known places have a budget each, all others share one. */
export function secondFactorAttempt(
  { throttle }: Parts,
  userId: string,
  { name, knownBy }: Place,
): Attempt {
  const key = `${userId} ${knownBy ? name : 'elsewhere'}`
  return {
    spend: () => throttle.spend(secondFactor, key),
    succeed: () => throttle.reset(secondFactor, key),
  }
}

/** Where the request comes from, as the person knows it; the same work for an unknown one. */
export async function findPlace(
  { clock, request }: Parts,
  db: Database,
  userId: string | undefined,
): Promise<Place> {
  const { address, thumbprint } = request
  const sessions = await db
    .selectFrom('sessions')
    .select(['address', 'key_thumbprint'])
    .distinct()
    .where('user_id', '=', userId ?? '')
    .where('created_at', '>', new Date(clock.now().getTime() - memory))
    .limit(200)
    .execute()
  if (thumbprint && sessions.some((session) => session.key_thumbprint === thumbprint)) {
    return { name: thumbprint, knownBy: 'key' }
  }
  const name = addressBlock(address)
  const isKnown = sessions.some((session) => addressBlock(session.address) === name)
  return { name, knownBy: isKnown ? 'address' : undefined }
}
