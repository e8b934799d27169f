import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { writeContractExport } from './contract-export.ts'
import { createDatabase, runImport } from './import-runs.ts'

const tables = ['companies', 'contracts', 'devices'] as const

/**
 * How long `hezo import contracts` takes for an export of `rows` rows, beside the least that could
 * store the same: plain `COPY` of the finished rows into the same tables, with their indexes and
 * references, and plain `COPY` of the file's text into one table that has neither.
 *
 * @param databaseUrl of any database of the cluster; the measure makes one of its own.
 */
export async function measureImport(
  databaseUrl: string,
  folder: string,
  rows: number,
): Promise<string[]> {
  const file = join(folder, 'export.csv')
  await writeContractExport(file, rows)
  const url = await createDatabase(databaseUrl, 'bench_import')
  const first = await runImport(url, folder, 'contracts', file)
  const second = await runImport(url, folder, 'contracts', file)
  const { sameTables, bareTable } = await copyPlainly(url, folder, file)
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
  const times = (ms: number): string => `${(first.took / ms).toFixed(1)} ×`
  return [
    '',
    `| import of ${rows.toLocaleString('en-GB')} rows | time | import takes | resident memory |`,
    '|---|--:|--:|--:|',
    `| first import | ${seconds(first.took)} | | ${first.megabytes.toFixed(0)} MB |`,
    `| the same file again | ${seconds(second.took)} | | ${second.megabytes.toFixed(0)} MB |`,
    `| plain COPY into the same tables | ${seconds(sameTables)} | ${times(sameTables)} | |`,
    `| plain COPY into one bare table | ${seconds(bareTable)} | ${times(bareTable)} | |`,
  ]
}

async function copyPlainly(
  url: string,
  folder: string,
  file: string,
): Promise<{ sameTables: number; bareTable: number }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const copy = async (path: string, sql: string): Promise<number> => {
    const started = performance.now()
    await pipeline(createReadStream(path), client.query(copyFrom(sql)))
    return performance.now() - started
  }
  const rowsOf = (table: string): string => join(folder, `${table}.copy`)
  for (const table of tables) {
    const rows = client.query(copyTo(`COPY (SELECT * FROM ${table} ORDER BY id) TO STDOUT`))
    await pipeline(rows, createWriteStream(rowsOf(table)))
  }
  await client.query('TRUNCATE companies CASCADE')
  let sameTables = 0
  for (const table of tables) sameTables += await copy(rowsOf(table), `COPY ${table} FROM STDIN`)

  const columns = Array.from({ length: 16 }, (_, place) => `c${place} text`).join(', ')
  await client.query(`CREATE TABLE bare (${columns})`)
  const bareTable = await copy(
    file,
    `COPY bare FROM STDIN (FORMAT csv, DELIMITER ';', HEADER, ENCODING 'WIN1250')`,
  )
  await client.end()
  return { sameTables, bareTable }
}
