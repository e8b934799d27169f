import { spawn } from 'node:child_process'
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
    const began = performance.now()
    await undisturbed.hezo('import', 'tickets', legacyFile)
    const took = performance.now() - began
    for (let time = 0; time < 10; time += 1) {
      await killedAfter(disturbed, took * (0.3 + 0.6 * Math.random()))
    }
    expect(await countBroken(disturbed), 'runs that were under way').toBeGreaterThan(2)
    await disturbed.hezo('import', 'tickets', legacyFile)
    const [expected, found] = [await rows(undisturbed), await rows(disturbed)]
    expect(expected).toHaveLength(openCases().length)
    expect(found).toEqual(expected)
  })
})

async function killedAfter({ dataDir }: Installation, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [commandLine, 'import', 'tickets', legacyFile], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  await ended
  clearTimeout(timer)
}

/** Every ticket with its message and files, but for ids and numbers, which each run gives anew. */
async function rows(installation: Installation): Promise<unknown[]> {
  return query(
    installation,
    `
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
      ORDER BY t.legacy_id`,
  )
}

async function countBroken(installation: Installation): Promise<number> {
  return (await query(installation, 'SELECT id FROM imports WHERE finished_at IS NULL')).length
}

async function query({ dataDir }: Installation, sql: string): Promise<unknown[]> {
  const cluster = await openPostgresCluster(`${dataDir}/postgres`)
  const client = new pg.Client({ connectionString: cluster.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
    await cluster.release()
  }
}
