import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

/** A database of its own, cloned from the migrated template; `drop` removes it. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const template = new URL(inject('databaseUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(template, async (client) => {
    // Clones of one template exclude each other, so they take turns.
    await client.query('SELECT pg_advisory_lock(1)')
    await client.query(
      `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)} STRATEGY FILE_COPY`,
    )
  })
  const url = new URL(template)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => onServer(template, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  }
}

async function onServer(server: URL, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const url = new URL(server)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
