import type pg from 'pg'
import type { ContractField, ContractHeader } from './contract-columns.ts'
import { type Refusal, type RefusalCode, refusalMessage } from './refusal.ts'

const pageLength = 1_000

/** How many staged rows were refused, and how many others had the old notation of serial numbers. */
export async function countRefusals(
  client: pg.Client,
): Promise<{ refusedRows: number; legacyPrefixesRemoved: number }> {
  const { rows } = await client.query<{ refused: string; legacy: string }>(`
    SELECT (SELECT count(*) FROM import_refusals) AS refused,
      (SELECT count(*) FROM import_rows WHERE legacy_prefix
        AND NOT EXISTS (SELECT FROM import_refusals WHERE import_refusals.line = import_rows.line)
      ) AS legacy`)
  return {
    refusedRows: Number(rows[0]?.refused),
    legacyPrefixesRemoved: Number(rows[0]?.legacy),
  }
}

/** The staged refusals by line, read page by page within the transaction. */
export async function* readRefusals(
  client: pg.Client,
  { names }: ContractHeader,
): AsyncGenerator<Refusal> {
  await client.query(`
    DECLARE refusals NO SCROLL CURSOR FOR
    SELECT line, field, code, value FROM import_refusals ORDER BY line`)
  for (;;) {
    const { rows } = await client.query<{
      line: number
      field: ContractField | null
      code: RefusalCode
      value: string
    }>(`FETCH ${pageLength} FROM refusals`)
    for (const { line, field, code, value } of rows) {
      const column = field === null ? null : (names[field] ?? null)
      yield { line, column, code, message: refusalMessage(code, value) }
    }
    if (rows.length < pageLength) break
  }
  await client.query('CLOSE refusals')
}
