import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { StartProblem } from '../start-problem.ts'

const folder = join(import.meta.dirname, 'migrations')
const lockKey = 4_843_901_205

/**
 * Brings the schema up to the newest numbered `.sql` file, each in a transaction of its own, under an
 * advisory lock so that replicas starting together do it once.
 *
 * @returns names of the migrations that were applied now.
 * @throws Error when a file that already landed was edited, or the schema is newer than this program.
 */
export async function migrate(pool: pg.Pool): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  const files = await Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
  const client = await pool.connect()
  try {
    await client.query(`SELECT pg_advisory_lock(${lockKey})`)
    await client.query(
      `CREATE TABLE IF NOT EXISTS migrations
       (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    )
    const applied = await client.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM migrations',
    )
    const landed = new Map(applied.rows.map((row) => [row.name, row.checksum]))
    for (const name of landed.keys()) {
      if (!names.includes(name)) {
        throw new StartProblem(
          `The database is newer than this program (${name}). Start the newer version, or restore a backup.`,
        )
      }
    }
    const done: string[] = []
    for (const file of files) {
      const known = landed.get(file.name)
      if (known === file.checksum) continue
      if (known) {
        throw new StartProblem(`Migration ${file.name} was edited after it had been applied.`)
      }
      await apply(client, file)
      done.push(file.name)
    }
    return done
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${lockKey})`).catch(() => {})
    client.release()
  }
}

async function apply(
  client: pg.PoolClient,
  file: { name: string; sql: string; checksum: string },
): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(file.sql)
    await client.query('INSERT INTO migrations (name, checksum) VALUES ($1, $2)', [
      file.name,
      file.checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
