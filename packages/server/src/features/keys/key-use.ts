import { sql } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import { sealedColumns } from './sealed-columns.ts'

/** How many values of one kind a key sealed. */
export interface KeyUse {
  readonly keyId: string
  /** `users.totp_secret`, `outbox.sealed`, … */
  readonly what: string
  readonly count: number
}

/** What in the database is sealed, by the key that sealed it. Jobs count until they are done or given up. */
export async function readKeyUse(db: Database): Promise<KeyUse[]> {
  const columns = sealedColumns.map(({ table, column }) => ({ table, column }))
  const uses = [...columns, { table: 'outbox', column: 'sealed' }].map(
    ({ table, column }) =>
      sql`SELECT ${`${table}.${column}`}::text AS what, ${sql.ref(column)} AS sealed
        FROM ${sql.table(table)} WHERE ${sql.ref(column)} IS NOT NULL`,
  )
  const jobs = sql`SELECT 'waiting jobs' AS what, decode(data->>'sealed', 'base64') AS sealed
    FROM pgboss.job WHERE state < 'completed' AND data ? 'sealed'`
  const { rows } = await sql<KeyUse>`
    SELECT what, encode(substring(sealed FROM 2 FOR get_byte(sealed, 0)), 'escape') AS "keyId",
      count(*) AS count
    FROM (${sql.join([...uses, jobs], sql` UNION ALL `)}) AS kept
    GROUP BY what, "keyId" ORDER BY "keyId", what`.execute(db)
  return rows
}
