import type { Context } from '../../context.ts'
import { addressBlock } from '../../platform/address-block.ts'
import { compileOnce } from '../../platform/storage/compile-once.ts'
import type { Database } from '../../platform/storage/database.ts'
import { asOne, type Write } from '../../platform/storage/write.ts'
import type { Budget, ThrottleRule } from '../../platform/throttle.ts'

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

const memory = 30 * day * 1000

/** One attempt: `spend` before it is judged, and when it was right `succeed`, or write what is `settled`. */
export interface Attempt {
  /** @throws ApiProblem rate_limited */
  spend(): Promise<void>
  succeed(): Promise<void>
  settled(): readonly Write[]
}

type Parts = Pick<Context, 'clock' | 'db' | 'request' | 'throttle'>

/** Where an attempt is made. */
export interface Place {
  /** Tells places apart. */
  readonly name: string
  /** How the person is known here, if he completed a sign-in here within 30 days. */
  readonly knownBy: 'key' | 'address' | undefined
}

/** An attempt of a kind that costs work after failures. */
export interface PasswordAttempt extends Attempt {
  needsWork(): Promise<boolean>
}

/** A password for the account under `emailKey`, whether there is one or not. */
export function passwordAttempt(
  context: Parts,
  emailKey: string,
  { name, knownBy }: Place,
): PasswordAttempt {
  const block = addressBlock(context.request.address)
  const here: Budget = [passwordFromHere, `${emailKey} ${name}`]
  const fromAddress: Budget[] = knownBy === 'key' ? [] : [[passwordFromAddress, block]]
  const elsewhere: Budget[] = knownBy ? [] : [[passwordFromElsewhere, emailKey]]
  return {
    ...attemptOn(context, [here], [...fromAddress, ...elsewhere]),
    async needsWork() {
      const [failed = 0, failedFromAddress = 0] = await context.throttle.spent(here, ...fromAddress)
      return failed >= free.here || failedFromAddress >= free.fromAddress
    },
  }
}

/** A code or passkey for the account. Known places have a budget each, all others share one. */
export function secondFactorAttempt(
  context: Parts,
  userId: string,
  { name, knownBy }: Place,
): Attempt {
  const budget: Budget = [secondFactor, `${userId} ${knownBy ? name : 'elsewhere'}`]
  return attemptOn(context, [budget])
}

/** A passkey without a password before it. */
export function passkeyAttempt(context: Parts): Attempt {
  return attemptOn(context, [], [[passkeyFromAddress, addressBlock(context.request.address)]])
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
  { db, throttle }: Parts,
  own: readonly Budget[],
  shared: readonly Budget[] = [],
): Attempt {
  const settled = (): readonly Write[] => throttle.settle({ reset: own, restore: shared })
  return {
    spend: () => throttle.spend(...own, ...shared),
    async succeed() {
      await db.executeQuery(asOne(settled()))
    },
    settled,
  }
}

/** Where the request comes from, as the person knows it. */
export async function findPlace(context: Parts, db: Database, userId: string): Promise<Place> {
  const since = new Date(context.clock.now().getTime() - memory)
  return placeOf(context, await readSessions(db, { userId, since }))
}

/** An account to be signed in to, and how it knows the place; the same work where there is none. */
export async function findAccount(context: Parts, emailKey: string): Promise<FoundAccount> {
  const since = new Date(context.clock.now().getTime() - memory)
  const rows = await readAccount(context.db, { emailKey, since })
  const [row] = rows
  return {
    user: row && { id: row.id, companyId: row.company_id, passwordHash: row.password_hash },
    place: placeOf(context, rows),
  }
}

interface FoundAccount {
  readonly user:
    | {
        readonly id: string
        readonly companyId: string | null
        readonly passwordHash: string | null
      }
    | undefined
  readonly place: Place
}

interface PastSession {
  readonly address: string | null
  readonly key_thumbprint: string | null
}

// More places than a person has; a session that was begun before them is of no use here.
const mostSessions = 200

const readSessions = compileOnce((db, { userId, since }: { userId: string; since: Date }) =>
  db
    .selectFrom('sessions')
    .select(['address', 'key_thumbprint'])
    .distinct()
    .where('user_id', '=', userId)
    .where('created_at', '>', since)
    .limit(mostSessions),
)

const readAccount = compileOnce((db, { emailKey, since }: { emailKey: string; since: Date }) =>
  db
    .selectFrom('users')
    .leftJoin('sessions', (join) =>
      join.onRef('sessions.user_id', '=', 'users.id').on('sessions.created_at', '>', since),
    )
    .select(['users.id', 'users.company_id', 'users.password_hash'])
    .select(['sessions.address', 'sessions.key_thumbprint'])
    .distinct()
    .where('users.email_key', '=', emailKey)
    .limit(mostSessions),
)

function placeOf({ request }: Parts, sessions: readonly PastSession[]): Place {
  const { address, thumbprint } = request
  if (thumbprint && sessions.some((session) => session.key_thumbprint === thumbprint)) {
    return { name: thumbprint, knownBy: 'key' }
  }
  const name = addressBlock(address)
  const isKnown = sessions.some(
    (session) => session.address !== null && addressBlock(session.address) === name,
  )
  return { name, knownBy: isKnown ? 'address' : undefined }
}
