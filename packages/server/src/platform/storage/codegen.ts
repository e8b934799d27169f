import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate, PostgresDialect } from 'kysely-codegen'
import { openStorage } from './database.ts'
import { migrate } from './migrate.ts'
import { openPostgresCluster } from './postgres-cluster.ts'

/** Where the generated types live. */
export const schemaFile = join(import.meta.dirname, 'generated', 'schema.ts')

/**
 * TypeScript types of a migrated database's tables, as `database.ts` reads their columns: days as
 * `YYYY-MM-DD`, bigints as numbers.
 */
export async function generateSchema(databaseUrl: string): Promise<string> {
  const storage = openStorage(databaseUrl, 2)
  try {
    return await generate({
      db: storage.db,
      dialect: new PostgresDialect({ dateParser: 'string' }),
      // pg-boss keeps its tables to itself.
      includePattern: 'public.*',
      typeMapping: { int8: 'number' },
    })
  } finally {
    await storage.close()
  }
}

if (import.meta.main) {
  const directory = await mkdtemp(join(tmpdir(), 'hezo-codegen-'))
  const cluster = await openPostgresCluster(directory, ['fsync=off'])
  try {
    const storage = openStorage(cluster.url, 2)
    await migrate(storage.pool)
    await storage.close()
    await writeFile(schemaFile, await generateSchema(cluster.url))
  } finally {
    await cluster.release()
    await rm(directory, { recursive: true, force: true })
  }
}
