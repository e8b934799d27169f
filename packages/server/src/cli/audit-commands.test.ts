import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealEvents } from '../features/audit/seal-events.ts'
import { recordAudit } from '../platform/audit.ts'
import { callCommand } from '../testing/call-command.ts'
import { createTestServer, type TestServer } from '../testing/test-server.ts'

let server: TestServer
let folder: string
beforeAll(async () => {
  server = await createTestServer()
  folder = await mkdtemp(join(tmpdir(), 'hezo-audit-'))
  for (const action of ['account.updated', 'account.activated'] as const) {
    const nobody = { actorId: null, companyId: null, subjectId: null, address: null }
    await recordAudit(server.services.db, { at: server.now, action, ...nobody })
  }
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const call = (...words: string[]) =>
  callCommand(words, { DATABASE_URL: server.databaseUrl, DATA_DIR: folder })

describe('hezo audit verify', () => {
  it('prints how far the trail is right, its head and what has no seal yet', async () => {
    const { code, out, err } = await call('audit', 'verify')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('2 events have no seal yet.')
    await sealEvents(server.services)
    const sealed = await call('audit', 'verify')
    expect(sealed.out).toMatch(
      /^2 sealed events are as they were written\.\nHead: position 2, [0-9a-f]{64}\n$/,
    )
    const head = /[0-9a-f]{64}/.exec(sealed.out)?.[0] ?? ''
    expect(await call('audit', 'verify', '--head', head.toUpperCase())).toMatchObject({ code: 0 })
  })

  it('fails, and says where, when the trail does not hold', async () => {
    const other = await call('audit', 'verify', '--head', 'ab'.repeat(32))
    expect(other).toMatchObject({ code: 1 })
    expect(other.err).toContain('did not grow from the head you gave')
    expect(await call('audit', 'verify', '--head', 'x')).toMatchObject({ code: 2 })

    const { db } = server.services
    const { event_id } = await db
      .selectFrom('audit_seals')
      .select('event_id')
      .where('position', '=', 2)
      .executeTakeFirstOrThrow()
    const rewrite = db.updateTable('audit_events').set({ action: 'ticket.shared' })
    await db.connection().execute(async (connection) => {
      await sql`SET session_replication_role = replica`.execute(connection)
      await connection.executeQuery(rewrite.where('id', '=', event_id).compile())
      await sql`SET session_replication_role = origin`.execute(connection)
    })
    const { code, err, out } = await call('audit', 'verify')
    expect(code).toBe(1)
    expect(out).toContain('1 sealed events')
    expect(err).toContain(`The audit trail breaks at position 2 (event ${event_id})`)
  })
})
