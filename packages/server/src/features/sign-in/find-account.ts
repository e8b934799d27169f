import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { addressBlock } from '../../platform/address-block.ts'
import { compileOnce } from '../../platform/storage/compile-once.ts'
import type { Database } from '../../platform/storage/database.ts'

type Parts = Pick<Context, 'clock' | 'db' | 'request'>

/** Where an attempt is made. */
export interface Place {
  /** Tells places apart. */
  readonly name: string
  /** How the person is known here, if he completed a sign-in here within 30 days. */
  readonly knownBy: 'key' | 'address' | undefined
}

/** An account that somebody wants to sign in to. */
export interface Account {
  readonly id: string
  readonly companyId: string | null
  readonly passwordHash: string | null
  readonly hasCodes: boolean
  readonly hasPasskey: boolean
}

const memory = 30 * 86_400_000

/** Where the request comes from, as the person knows it. */
export async function findPlace(context: Parts, db: Database, userId: string): Promise<Place> {
  const [row] = await readPlace(db, { userId, ...wanted(context) })
  return placeOf(context, row)
}

/** The account of an address, and how it knows the place; the same question where there is none. */
export async function findAccount(
  context: Parts,
  emailKey: string,
): Promise<{ readonly account: Account | undefined; readonly place: Place }> {
  const [row] = await readAccount(context.db, { emailKey, ...wanted(context) })
  return { account: row, place: placeOf(context, row) }
}

interface Wanted {
  readonly since: Date
  readonly thumbprint: string
}

function wanted({ clock, request }: Parts): Wanted {
  const since = new Date(clock.now().getTime() - memory)
  return { since, thumbprint: request.thumbprint ?? '' }
}

const readPlace = compileOnce((db, wished: Wanted & { userId: string }) =>
  db.selectFrom('users').select(pastSessions(wished)).where('users.id', '=', wished.userId),
)

const readAccount = compileOnce((db, wished: Wanted & { emailKey: string }) =>
  db
    .selectFrom('users')
    .select(['users.id', 'users.company_id as companyId', 'users.password_hash as passwordHash'])
    .select([
      sql<boolean>`EXISTS (SELECT FROM recovery_codes
        WHERE user_id = users.id AND used_at IS NULL)`.as('hasCodes'),
      sql<boolean>`EXISTS (SELECT FROM passkeys WHERE user_id = users.id)`.as('hasPasskey'),
    ])
    .select(pastSessions(wished))
    .where('users.email_key', '=', wished.emailKey),
)

interface PastSessions {
  readonly addresses: readonly string[]
  readonly knowsKey: boolean
}

/** More addresses than a person has; a session that was begun before them is of no use here. */
const mostAddresses = 200

function pastSessions({ since, thumbprint }: Wanted) {
  // One that was ended as a stranger's vouches for nobody.
  const past = sql`FROM sessions WHERE user_id = users.id AND created_at > ${since}
    AND (end_reason IS NULL OR end_reason NOT IN ('token_reused', 'ended_by_person'))`
  return [
    sql<string[]>`ARRAY(SELECT DISTINCT address ${past} AND address IS NOT NULL
      LIMIT ${sql.lit(mostAddresses)})`.as('addresses'),
    sql<boolean>`EXISTS (SELECT ${past} AND key_thumbprint = ${thumbprint})`.as('knowsKey'),
  ] as const
}

function placeOf({ request }: Parts, past: PastSessions | undefined): Place {
  const { address, thumbprint } = request
  if (thumbprint && past?.knowsKey) return { name: thumbprint, knownBy: 'key' }
  const name = addressBlock(address)
  const isKnown = past?.addresses.some((each) => addressBlock(each) === name) ?? false
  return { name, knownBy: isKnown ? 'address' : undefined }
}
