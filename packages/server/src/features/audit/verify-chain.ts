import { sql } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import { beginning, nextHash, type SealedContent, sealedColumns } from './audit-chain.ts'

/** What looking at the whole chain showed. */
export interface ChainReport {
  /** Seals that are right, from the first on: the position of the last of them. */
  readonly position: number
  /** Its hash, in hex; the empty chain's is 64 zeros. */
  readonly head: string
  /** Events that have no seal yet. */
  readonly waiting: number
  /** The first thing that is wrong, if anything is. */
  readonly fault?: ChainFault
}

/** Where the chain breaks, and how. */
export interface ChainFault {
  /** Of the seal that is wrong or should be there; null for an event without one. */
  readonly position: number | null
  readonly eventId: number | null
  readonly kind: 'seal_missing' | 'event_missing' | 'hash_differs' | 'added_later' | 'head_unknown'
}

const batchSize = 2_000
/** Milliseconds: no transaction takes longer from an event to its commit. */
const latest = 3_600_000

/**
 * Looks at every seal and every event, in batches. An event that was added later shows by its time: it
 * would have been sealed before those that came an hour after it.
 *
 * @param knownHead a hash, in hex, that was the head once: the chain must have grown from it.
 */
export async function verifyChain(db: Database, knownHead?: string): Promise<ChainReport> {
  let link = { position: 0, hash: beginning }
  let newest = 0
  let wasThere = knownHead === undefined || knownHead === link.hash.toString('hex')
  const report = (waiting: number, fault?: ChainFault): ChainReport => ({
    position: link.position,
    head: link.hash.toString('hex'),
    waiting,
    ...(fault && { fault }),
  })
  for (;;) {
    const seals = await readSeals(db, link.position)
    for (const seal of seals) {
      const fault = faultOf(seal, link, newest)
      if (fault) return report(await countWaiting(db), fault)
      link = seal
      newest = Math.max(newest, Date.parse(seal.at))
      wasThere ||= link.hash.toString('hex') === knownHead
    }
    if (seals.length < batchSize) break
  }
  const waiting = await countWaiting(db)
  const added = await findAdded(db, newest)
  if (added !== undefined) {
    return report(waiting, { position: null, eventId: added, kind: 'added_later' })
  }
  if (!wasThere) return report(waiting, { position: null, eventId: null, kind: 'head_unknown' })
  return report(waiting)
}

type Seal = SealedContent & {
  readonly position: number
  readonly eventId: number
  readonly hash: Buffer
}

async function readSeals(db: Database, after: number): Promise<readonly Seal[]> {
  const { rows } = await sql<Seal>`
    SELECT seal.position, seal.event_id AS "eventId", seal.chain_hash AS hash, ${sealedColumns}
    FROM audit_seals seal LEFT JOIN audit_events event ON event.id = seal.event_id
    WHERE seal.position > ${after} ORDER BY seal.position LIMIT ${batchSize}`.execute(db)
  return rows
}

function faultOf(
  seal: Seal,
  last: { readonly position: number; readonly hash: Buffer },
  newest: number,
): ChainFault | undefined {
  const { position, eventId } = seal
  const expected = last.position + 1
  if (position !== expected) return { position: expected, eventId: null, kind: 'seal_missing' }
  // Without its event the row of the join is empty.
  if ((seal.id as number | null) === null) return { position, eventId, kind: 'event_missing' }
  if (!nextHash(last.hash, seal).equals(seal.hash)) {
    return { position, eventId, kind: 'hash_differs' }
  }
  if (Date.parse(seal.at) < newest - latest) return { position, eventId, kind: 'added_later' }
  return undefined
}

const unsealed = sql`NOT EXISTS (SELECT FROM audit_seals seal WHERE seal.event_id = event.id)`

async function countWaiting(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM audit_events event WHERE ${unsealed}`.execute(db)
  return rows[0]?.count ?? 0
}

/** An event without a seal that is too old to wait for one. */
async function findAdded(db: Database, newest: number): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM audit_events event
    WHERE event.at < ${new Date(newest - latest)} AND ${unsealed}
    ORDER BY id LIMIT 1`.execute(db)
  return rows[0]?.id
}
