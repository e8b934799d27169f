import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { queryOnce } from '../../platform/storage/compile-once.ts'
import { type KnownBy, placeOf, recognized, type Traits, traits } from './find-place.ts'
import { type Attempt, passwordAttempt, passwordBudgets } from './sign-in-throttles.ts'

/** An account that somebody wants to sign in to. */
export interface Account {
  readonly id: string
  readonly companyId: string | null
  readonly passwordHash: string | null
  readonly hasCodes: boolean
  readonly hasPasskey: boolean
}

/** A password for an account, or for an address that has none. */
export interface PasswordTry {
  readonly account: Account | undefined
  readonly attempt: Attempt
  /** Whether the attempt was counted; false, and it was not, when it costs work. */
  readonly isSpent: boolean
}

/**
 * Finds the account of an address, and counts an attempt at it that costs nothing: in one statement,
 * which is the same where there is no account.
 */
export async function tryPassword(context: Context, emailKey: string): Promise<PasswordTry> {
  const { db, throttle } = context
  const budgets = (known: KnownBy) => passwordBudgets(context, emailKey, placeOf(context, known))
  const { answer, isSpent } = await throttle.spendFree(
    askForAccount(db, { emailKey, ...traits(context) }),
    { key: budgets('key'), address: budgets('address'), nothing: budgets('nothing') },
  )
  const { id, choice, ...account } = answer
  return {
    account: id === null ? undefined : { id, ...account },
    attempt: passwordAttempt(context, emailKey, placeOf(context, choice)),
    isSpent,
  }
}

/** One row, whether there is an account or not. */
const askForAccount = queryOnce((db, asked: Traits & { emailKey: string }) =>
  db
    .selectFrom(sql`(SELECT)`.as('one'))
    .leftJoin('users', (join) => join.on('users.email_key', '=', asked.emailKey))
    .select(['users.id', 'users.company_id as companyId', 'users.password_hash as passwordHash'])
    .select([
      sql<boolean>`EXISTS (SELECT FROM recovery_codes
        WHERE user_id = users.id AND used_at IS NULL)`.as('hasCodes'),
      sql<boolean>`EXISTS (SELECT FROM passkeys WHERE user_id = users.id)`.as('hasPasskey'),
      recognized(asked).as('choice'),
    ]),
)
