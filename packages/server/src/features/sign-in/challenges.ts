import { hash } from 'node:crypto'
import type { Challenge } from '@hezo/api'
import { sql } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import { insertOnce, type Write } from '../../platform/storage/write.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'

/** Milliseconds in which the second factor has to follow the password. */
const lifetime = 10 * 60_000

/** Wrong codes after which a challenge is dead and the password has to be given again. */
export const challengeAttempts = 5

/** Whose second factor a challenge waits for. */
export interface ChallengedUser {
  readonly userId: string
  readonly companyId: string | null
  readonly email: string
  readonly locale: string
  readonly totpSecret: Buffer | null
}

/** A challenge for a person whose password was right. Only the browser that gets it has it. */
export function createChallenge(
  { userId, passwordHash }: { readonly userId: string; readonly passwordHash: string },
  methods: Challenge['methods'],
  now: Date,
): { readonly challenge: Challenge; readonly row: Write } {
  const challengeToken = createToken()
  const expiresAt = new Date(now.getTime() + lifetime)
  return {
    challenge: { challengeToken, expiresAt: expiresAt.toISOString(), methods },
    row: challengeRow({
      token_hash: hashToken(challengeToken),
      user_id: userId,
      expires_at: expiresAt,
      password_check_hash: passwordCheck(passwordHash),
    }),
  }
}

const challengeRow = insertOnce('sign_in_challenges', [
  'token_hash',
  'user_id',
  'expires_at',
  'password_check_hash',
])

const personColumns = [
  'users.id as userId',
  'users.company_id as companyId',
  'users.email',
  'users.locale',
  'users.totp_secret as totpSecret',
] as const

/** A person who is signed in already. */
export async function findPerson(db: Database, userId: string): Promise<ChallengedUser> {
  return db
    .selectFrom('users')
    .select(personColumns)
    .where('users.id', '=', userId)
    .executeTakeFirstOrThrow()
}

/** Who stands behind a challenge that can still be met. */
export async function findChallengedUser(
  db: Database,
  token: string,
  now: Date,
): Promise<ChallengedUser | undefined> {
  return db
    .selectFrom('sign_in_challenges')
    .innerJoin('users', 'users.id', 'sign_in_challenges.user_id')
    .select(personColumns)
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('attempts', '<', challengeAttempts)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Counts an attempt and says how many there were; undefined once the challenge is dead. */
export async function countChallengeAttempt(
  db: Database,
  token: string,
  now: Date,
): Promise<number | undefined> {
  const row = await db
    .updateTable('sign_in_challenges')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('attempts', '<', challengeAttempts)
    .where('expires_at', '>', now)
    .returning('attempts')
    .executeTakeFirst()
  return row?.attempts
}

/**
 * Holds the person behind a challenge until the transaction ends, before anything of theirs is used
 * up; false when there is another password by now than the one that opened it.
 */
export async function holdChallengedUser(tx: Database, token: string): Promise<boolean> {
  const row = await tx
    .selectFrom('sign_in_challenges')
    .innerJoin('users', 'users.id', 'sign_in_challenges.user_id')
    .select('users.id')
    .where('sign_in_challenges.token_hash', '=', hashToken(token))
    .where(
      'sign_in_challenges.password_check_hash',
      '=',
      sql<Buffer>`sha256(convert_to(users.password_hash, 'UTF8'))`,
    )
    .forNoKeyUpdate('users')
    .executeTakeFirst()
  return row !== undefined
}

/** Tells one password of a person from the next without being either. */
function passwordCheck(passwordHash: string): Buffer {
  return hash('sha256', passwordHash, 'buffer')
}

/** Spends a challenge; the loser of a race gets false. */
export async function useChallenge(tx: Database, token: string, now: Date): Promise<boolean> {
  const row = await tx
    .updateTable('sign_in_challenges')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .returning('user_id')
    .executeTakeFirst()
  return row !== undefined
}
