import { sql } from 'kysely'
import type { Services } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { beginning, nextHash, type SealedContent, sealedColumns } from './audit-chain.ts'

const lockKey = 4_843_901_207
const batchSize = 1_000
// How many ids below the newest sealed one are looked at for events whose transaction ended late.
const lookBack = 100_000

/**
 * Appends the events that have no seal yet to the chain: writers never wait for one another, only the
 * sealing is done by one at a time. An event that was committed after later ones takes the next place.
 *
 * @param everything looks at all events, not only at the latest hundred thousand.
 * @returns how many were sealed.
 */
export async function sealEvents(
  { db, log }: Pick<Services, 'db' | 'log'>,
  { everything = false }: { readonly everything?: boolean } = {},
): Promise<number> {
  let total = 0
  for (;;) {
    const { count, link } = await db.transaction().execute((tx) => sealBatch(tx, everything))
    total += count
    // What stands in a log on another machine cannot be changed along with the chain.
    if (count > 0) log.info(link, 'audit trail sealed')
    if (count < batchSize) return total
  }
}

async function sealBatch(tx: Database, everything: boolean) {
  await sql`SELECT pg_advisory_xact_lock(${lockKey})`.execute(tx)
  const last = await tx
    .selectFrom('audit_seals')
    .select(['position', 'chain_hash as hash'])
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  const events = await unsealed(tx, everything)
  let { position, hash } = last ?? { position: 0, hash: beginning }
  const seals = events.map((event) => {
    position += 1
    hash = nextHash(hash, event)
    return { position, event_id: event.id, chain_hash: hash }
  })
  if (seals.length > 0) await tx.insertInto('audit_seals').values(seals).execute()
  return { count: seals.length, link: { position, head: hash.toString('hex') } }
}

async function unsealed(tx: Database, everything: boolean): Promise<readonly SealedContent[]> {
  const { newest } = await tx
    .selectFrom('audit_seals')
    .select((eb) => eb.fn.max('event_id').as('newest'))
    .executeTakeFirstOrThrow()
  const from = everything ? 0 : (newest ?? 0) - lookBack
  const { rows } = await sql<SealedContent>`
    SELECT ${sealedColumns} FROM audit_events event
    WHERE event.id > ${from}
      AND NOT EXISTS (SELECT FROM audit_seals seal WHERE seal.event_id = event.id)
    ORDER BY event.id LIMIT ${batchSize}`.execute(tx)
  return rows
}
