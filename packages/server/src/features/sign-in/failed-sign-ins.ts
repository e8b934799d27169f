import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import { type ChallengedUser, challengeAttempts } from './challenges.ts'
import { codesFailed, signInsFailed } from './sign-in-mails.ts'

/** Wrong passwords within a day of which the owner of the account is told. */
export const toldAfter = 10

const day = 86_400_000

/**
 * Counts a wrong password, by the address that was typed. The owner of the account is mailed after
 * ten of them within a day, once a day at most. Where there is no account the same is written, and the
 * letter goes to nobody.
 */
export async function countFailedSignIn(
  context: Pick<Context, 'clock' | 'db' | 'jobs' | 'request'>,
  emailKey: string,
): Promise<void> {
  const { db, request } = context
  if (!(await countUntilTold(context, `failed-sign-in ${emailKey}`, toldAfter))) return
  await db.transaction().execute(async (tx) => {
    const person = await tx
      .selectFrom('users')
      .select(['email', 'locale'])
      .where('email_key', '=', emailKey)
      .where('password_hash', 'is not', null)
      .executeTakeFirst()
    const letter = signInsFailed(person?.locale ?? request.locale)
    await sendLetter(context, tx, person?.email ?? null, letter)
  })
}

/**
 * Counts a second factor that did not count, over all sign-ins of a person: whoever has the password
 * could else end each before it is stopped. True when the person is to be told, once a day at most.
 */
export async function countFailedFactor(
  context: Pick<Context, 'clock' | 'db'>,
  { userId }: ChallengedUser,
): Promise<boolean> {
  return countUntilTold(context, `failed-factor ${userId}`, challengeAttempts)
}

/** Tells a person of them. */
export async function mailFailedFactors(
  context: Pick<Context, 'db' | 'jobs'>,
  { email, locale }: ChallengedUser,
): Promise<void> {
  await context.db
    .transaction()
    .execute((tx) => sendLetter(context, tx, email, codesFailed(locale)))
}

/** Counts a failure, and says whether it is the one of this day that somebody is told at. */
async function countUntilTold(
  { clock, db }: Pick<Context, 'clock' | 'db'>,
  name: string,
  most: number,
): Promise<boolean> {
  const now = clock.now()
  const yesterday = new Date(now.getTime() - day)
  const key = createHash('sha256').update(name).digest()
  // A row is judged under its own lock, so that of failures at once one tells.
  const { rows } = await sql<{ tells: boolean }>`
    INSERT INTO failed_sign_ins AS kept (account_hash, count, since) VALUES (${key}, 1, ${now})
    ON CONFLICT (account_hash) DO UPDATE SET
      count = CASE WHEN kept.since <= ${yesterday} THEN 1 ELSE kept.count + 1 END,
      -- Telling begins the day anew, so that the next one is a day away.
      since = CASE
        WHEN kept.since <= ${yesterday} OR kept.count + 1 = ${sql.lit(most)} THEN excluded.since
        ELSE kept.since END
    RETURNING count = ${sql.lit(most)} AS tells`.execute(db)
  return rows[0]?.tells ?? false
}
