import { sql } from 'kysely'
import type { Services } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'

/** What became of the values of one column. */
export interface Resealed {
  /** `users.totp_secret`, … */
  readonly what: string
  readonly resealed: number
  /** Rows whose value no key opens; they stay as they are. */
  readonly unreadable: readonly string[]
}

type Parts = Pick<Services, 'db' | 'keys' | 'secrets'>

interface SealedRow {
  readonly id: string
  readonly sealed: Buffer
}

const batchSize = 200
// Values that others write meanwhile are found by the next look; who writes all the time must not hold us.
const mostLooks = 5

/**
 * Seals with the key in use whatever is kept under another one. A value that changes meanwhile is not
 * overwritten but looked at again. May stop anywhere: what is left is found by the next run.
 */
export async function resealAll(parts: Parts): Promise<Resealed[]> {
  const done: Resealed[] = []
  for (const column of sealedColumns) done.push(await resealColumn(parts, column))
  return done
}

async function resealColumn(parts: Parts, column: SealedColumn): Promise<Resealed> {
  const what = `${column.table}.${column.column}`
  let resealed = 0
  let unreadable: readonly string[] = []
  for (let look = 0; look < mostLooks; look += 1) {
    const found = await lookThrough(parts, column)
    resealed += found.resealed
    unreadable = found.unreadable
    if (found.seen === unreadable.length) break
  }
  return { what, resealed, unreadable }
}

async function lookThrough(
  { db, keys, secrets }: Parts,
  column: SealedColumn,
): Promise<{ seen: number; resealed: number; unreadable: string[] }> {
  const unreadable: string[] = []
  let [seen, resealed, after] = [0, 0, '']
  for (;;) {
    const rows = await readBatch(db, column, keys.encryption.current().id, after)
    if (rows.length === 0) return { seen, resealed, unreadable }
    seen += rows.length
    after = rows.at(-1)?.id ?? ''
    const anew = rows.flatMap(({ id, sealed }) => {
      try {
        const place = column.place(id)
        return [{ id, sealed, anew: secrets.seal(secrets.open(sealed, place), place) }]
      } catch {
        unreadable.push(id)
        return []
      }
    })
    resealed += await writeBatch(db, column, anew)
  }
}

/** Values under another key than this one, in the order of their ids. */
async function readBatch(
  db: Database,
  { table, column, id }: SealedColumn,
  keyId: string,
  after: string,
): Promise<SealedRow[]> {
  const head = Buffer.from([keyId.length, ...Buffer.from(keyId)])
  const { rows } = await sql<SealedRow>`
    SELECT ${sql.raw(id)} AS id, ${sql.ref(column)} AS sealed FROM ${sql.table(table)} AS kept
    WHERE substring(${sql.ref(column)} FROM 1 FOR ${sql.lit(head.length)}) <> ${head}
      AND ${sql.raw(id)} > ${after}
    ORDER BY ${sql.raw(id)} LIMIT ${sql.lit(batchSize)}`.execute(db)
  return rows
}

/** Writes those values that still are what was read. */
async function writeBatch(
  db: Database,
  { table, column, id }: SealedColumn,
  rows: readonly (SealedRow & { readonly anew: Buffer })[],
): Promise<number> {
  if (rows.length === 0) return 0
  const list = <T>(pick: (row: (typeof rows)[number]) => T): T[] => rows.map(pick)
  const { numAffectedRows } = await sql`
    UPDATE ${sql.table(table)} AS kept SET ${sql.ref(column)} = read.anew
    FROM unnest(${list((row) => row.id)}::text[], ${list((row) => row.sealed)}::bytea[],
      ${list((row) => row.anew)}::bytea[]) AS read (id, sealed, anew)
    WHERE ${sql.raw(id)} = read.id AND ${sql.ref(`kept.${column}`)} = read.sealed`.execute(db)
  return Number(numAffectedRows ?? 0)
}
