import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { addressBlock } from '../../platform/address-block.ts'
import { compileOnce } from '../../platform/storage/compile-once.ts'
import type { Database } from '../../platform/storage/database.ts'

type Parts = Pick<Context, 'clock' | 'request'>

/** How a person who completed a sign-in somewhere within 30 days is known there. */
export type KnownBy = 'key' | 'address' | 'nothing'

/** Where an attempt is made. */
export interface Place {
  /** Tells places apart. */
  readonly name: string
  readonly knownBy: KnownBy
}

const memory = 30 * 86_400_000

/** Where the request comes from, as the person knows it. */
export async function findPlace(context: Parts, db: Database, userId: string): Promise<Place> {
  const [row] = await readById(db, { userId, ...traits(context) })
  return placeOf(context, row?.knownBy ?? 'nothing')
}

/** The same for whoever has the address; where nobody has it, it is unknown. */
export async function findPlaceOfAddress(
  context: Parts,
  db: Database,
  emailKey: string,
): Promise<Place> {
  const [row] = await readByAddress(db, { emailKey, ...traits(context) })
  return placeOf(context, row?.knownBy ?? 'nothing')
}

/** The place of a request that is known by `knownBy`. */
export function placeOf({ request }: Pick<Parts, 'request'>, knownBy: KnownBy): Place {
  const { address, thumbprint } = request
  return { name: (knownBy === 'key' && thumbprint) || addressBlock(address), knownBy }
}

/** What a place is recognized by. */
export interface Traits {
  readonly since: Date
  readonly thumbprint: string
  readonly block: string
}

export function traits({ clock, request }: Parts): Traits {
  return {
    since: new Date(clock.now().getTime() - memory),
    thumbprint: request.thumbprint ?? '',
    block: addressBlock(request.address),
  }
}

/** A column of a query of `users`. A session that was ended as a stranger's vouches for nobody. */
export function recognized({ since, thumbprint, block }: Traits) {
  const past = sql`SELECT FROM sessions WHERE user_id = users.id AND created_at > ${since}
    AND (end_reason IS NULL OR end_reason NOT IN ('token_reused', 'ended_by_person'))`
  return sql<KnownBy>`CASE
    WHEN EXISTS (${past} AND key_thumbprint = ${thumbprint}) THEN 'key'
    WHEN EXISTS (${past} AND address_block = ${block}) THEN 'address'
    ELSE 'nothing' END`
}

const readById = compileOnce((db, asked: Traits & { userId: string }) =>
  db
    .selectFrom('users')
    .select(recognized(asked).as('knownBy'))
    .where('users.id', '=', asked.userId),
)

const readByAddress = compileOnce((db, asked: Traits & { emailKey: string }) =>
  db
    .selectFrom('users')
    .select(recognized(asked).as('knownBy'))
    .where('users.email_key', '=', asked.emailKey),
)
