import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openPostgresCluster } from '@hezo/server'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInstallation, type Installation } from './support/installation.ts'
import { exportFile } from './support/export.ts'
import { legacyFile, openCases } from './support/legacy-export.ts'

// Prevents: an import that a crash leaves half done, for good: cases twice, or without their files.
const commandLine = fileURLToPath(new URL('../../server/src/cli.ts', import.meta.url))

describe('kill -9 in the middle of an import of tickets, ten times', () => {
  let undisturbed: Installation
  let disturbed: Installation

  beforeAll(async () => {
    undisturbed = await createInstallation()
    disturbed = await createInstallation()
    await Promise.all(
      [undisturbed, disturbed].map((one) => one.hezo('import', 'contracts', exportFile)),
    )
  })
  afterAll(async () => {
    await undisturbed.remove()
    await disturbed.remove()
  })

  test('a last run leads to the same rows as one that nobody disturbed', async () => {
    await undisturbed.hezo('import', 'tickets', legacyFile)
    const expected = await onDatabase(undisturbed, rows)
    await onDatabase(disturbed, async (client) => {
      for (let time = 0; time < 10; time += 1) await killUnderWay(disturbed, client)
      const broken = await client.query('SELECT FROM imports WHERE finished_at IS NULL')
      expect(broken.rowCount, 'runs that were under way').toBeGreaterThan(2)
    })
    await disturbed.hezo('import', 'tickets', legacyFile)
    expect(expected).toHaveLength(openCases().length)
    expect(await onDatabase(disturbed, rows)).toEqual(expected)
  })
})

/** Starts an import and kills it at a random moment of its first quarter of a second. */
async function killUnderWay({ dataDir }: Installation, client: pg.Client): Promise<void> {
  const begun = async (): Promise<number> =>
    (await client.query("SELECT FROM imports WHERE kind = 'tickets'")).rowCount ?? 0
  const before = await begun()
  const child = spawn(process.execPath, [commandLine, 'import', 'tickets', legacyFile], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while ((await begun()) === before && child.exitCode === null) await pause(5)
  await pause(Math.random() * 250)
  child.kill('SIGKILL')
  await ended
}

/** Opens an installation's database, which runs as long as somebody is connected. */
async function onDatabase<T>(
  { dataDir }: Installation,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const cluster = await openPostgresCluster(`${dataDir}/postgres`)
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
    await cluster.release()
  }
}

/** Every ticket with its message and files, but for ids and numbers, which each run gives anew. */
async function rows(client: pg.Client): Promise<unknown[]> {
  const { rows: found } = await client.query(`
    SELECT t.legacy_id, t.subject, t.status, t.severity, t.opened_at, t.updated_at, t.opened_by,
      t.reporter_name, t.reporter_email, t.shared_with, c.nip, k.number AS contract,
      d.serial_number, m.messages, a.files
    FROM tickets t
    JOIN companies c ON c.id = t.company_id JOIN contracts k ON k.id = t.contract_id
    LEFT JOIN devices d ON d.id = t.device_id
    CROSS JOIN LATERAL (SELECT json_agg(body ORDER BY id) AS messages FROM messages
      WHERE ticket_id = t.id) m
    CROSS JOIN LATERAL (SELECT json_agg(json_build_array(name, media_type,
        CASE WHEN media_type = 'application/pdf' THEN '' ELSE encode(sha256, 'hex') END)
      ORDER BY id) AS files FROM attachments WHERE ticket_id = t.id) a
    ORDER BY t.legacy_id`)
  return found
}
