import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'

/** A row as its reader gets it: names as in the API, instants in ISO 8601. */
export type PersonalRow = Readonly<Record<string, unknown>>

/**
 * All columns of the rows that `condition` means, but those of `leaveOut`: a column that is added to a
 * table later comes along by itself.
 *
 * @param condition on the table, which is called `entry` there.
 */
export async function personalRows(
  db: Database,
  table: keyof DB,
  condition: RawBuilder<unknown>,
  leaveOut: readonly string[] = [],
): Promise<PersonalRow[]> {
  const { rows } = await sql<{ entry: PersonalRow }>`
    SELECT to_jsonb(entry) - ${leaveOut}::text[] AS entry FROM ${sql.table(table)} entry
    WHERE ${condition} ORDER BY 1`.execute(db)
  return rows.map(({ entry }) => toPersonalRow(entry))
}

/** Names from `snake_case`, instants from whatever form they came in. */
export function toPersonalRow(row: Readonly<Record<string, unknown>>): PersonalRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [camelCase(name), readable(value)]),
  )
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/

function readable(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string' && instant.test(value)) return new Date(value).toISOString()
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value === 'object' && value !== null) {
    return toPersonalRow(value as Readonly<Record<string, unknown>>)
  }
  return value
}
