// Threat: whoever can write to the database changes, removes, reorders or adds what the trail tells.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { recordAudit } from '../../platform/audit.ts'
import { openStorage, type Storage } from '../../platform/storage/database.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { keepAuditTrail } from './keep-audit-trail.ts'
import { sealEvents } from './seal-events.ts'
import { verifyChain } from './verify-chain.ts'

let server: TestServer
let attacker: Storage
beforeAll(async () => {
  server = await createTestServer()
  attacker = openStorage(server.databaseUrl, 3)
})
afterAll(async () => {
  await attacker.close()
  await server.close()
})

beforeEach(async () => {
  await attack('TRUNCATE audit_events, audit_seals')
  server.now = new Date('2026-11-23T10:00:00Z')
})

/** Runs statements as the owner of the tables can: without their triggers and references. */
async function attack(...statements: string[]): Promise<void> {
  const client = await attacker.pool.connect()
  try {
    await client.query('SET session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
  } finally {
    client.release(true)
  }
}

async function write(count: number, address = '203.0.113.9'): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await recordAudit(server.services.db, {
      at: server.now,
      action: 'account.updated',
      actorId: `usr_${index}`,
      companyId: 'cmp_1',
      subjectId: null,
      address,
      details: { fields: 'phone', index },
    })
  }
}

async function idAt(position: number): Promise<number> {
  const { rows } = await attacker.pool.query<{ event_id: number }>(
    'SELECT event_id FROM audit_seals WHERE position = $1',
    [position],
  )
  return rows[0]?.event_id ?? 0
}

const verify = (head?: string) => verifyChain(server.services.db, head)

describe('an untouched trail', () => {
  it('is sealed event by event and found right, over several batches', async () => {
    await write(3)
    await attack(
      `INSERT INTO audit_events (at, action, details)
       SELECT '2026-11-23T10:00:00.123456Z', 'ticket.opened', '{"b": 1.50, "a": "ż"}' FROM generate_series(1, 4500)`,
    )
    expect(await sealEvents(server.services)).toBe(4503)
    expect(await sealEvents(server.services)).toBe(0)
    expect(await verify()).toMatchObject({ position: 4503, waiting: 0 })
    expect(await verify()).not.toHaveProperty('fault')
  })

  it('is empty at first', async () => {
    expect(await verify()).toEqual({ position: 0, head: '0'.repeat(64), waiting: 0 })
  })

  it('keeps what was committed after later events', async () => {
    const late = await attacker.pool.connect()
    await late.query('BEGIN')
    await late.query(`INSERT INTO audit_events (at, action) VALUES ($1, 'ticket.opened')`, [
      server.now,
    ])
    await write(2)
    expect(await sealEvents(server.services)).toBe(2)
    await late.query('COMMIT')
    late.release()
    expect(await sealEvents(server.services)).toBe(1)
    expect(await idAt(3)).toBeLessThan(await idAt(1))
    expect(await verify()).toMatchObject({ position: 3, waiting: 0 })
    expect(await verify()).not.toHaveProperty('fault')
  })

  it('is sealed once by many who seal at the same time', async () => {
    await write(20)
    const counts = await Promise.all([1, 2, 3].map(() => sealEvents(server.services)))
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 20])
    expect(await verify()).toMatchObject({ position: 20 })
  })

  it('loses whole addresses after thirty days and stays right', async () => {
    await write(1, '203.0.113.9')
    await write(1, '2001:db8:7:1::5')
    await sealEvents(server.services)
    server.now = new Date('2026-12-23T10:00:01Z')
    await write(1)
    await keepAuditTrail(server.services)
    const rows = await server.services.db
      .selectFrom('audit_events')
      .select(['address', 'network'])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { address: null, network: '203.0.113.0/24' },
      { address: null, network: '2001:db8:7::/48' },
      { address: '203.0.113.9', network: '203.0.113.0/24' },
    ])
    expect(await verify()).toMatchObject({ position: 3, waiting: 0 })
    expect(await verify()).not.toHaveProperty('fault')
  })
})

describe('the service’s own account', () => {
  it.each([
    [`UPDATE audit_events SET action = 'ticket.shared'`],
    [`UPDATE audit_events SET address = '192.0.2.1'`],
    [`UPDATE audit_events SET address = NULL, details = '{}'`],
    ['DELETE FROM audit_events'],
    ['TRUNCATE audit_events CASCADE'],
    [`UPDATE audit_seals SET chain_hash = '\\x00'`],
    ['DELETE FROM audit_seals'],
    ['TRUNCATE audit_seals'],
  ])('cannot %s', async (statement) => {
    await write(2)
    await sealEvents(server.services)
    await expect(attacker.pool.query(statement)).rejects.toMatchObject({ code: '23001' })
  })

  it('can forget an address', async () => {
    await write(1)
    const { rowCount } = await attacker.pool.query('UPDATE audit_events SET address = NULL')
    expect(rowCount).toBe(1)
  })
})

describe('an attacker who owns the tables is found', () => {
  beforeEach(async () => {
    await write(6)
    await sealEvents(server.services)
  })

  it.each([
    ['what happened', `action = 'ticket.shared'`],
    ['when', `at = at + interval '1 microsecond'`],
    ['who', `actor_id = 'usr_9'`],
    ['nobody in place of somebody', 'actor_id = NULL'],
    ['of whose company', `company_id = 'cmp_2'`],
    ['about what', `subject_id = 'ses_1'`],
    ['from where', `network = '198.51.100.0/24'`],
    ['how', `details = '{"fields": "email", "index": 2}'`],
  ])('changing %s', async (_, change) => {
    await attack(`UPDATE audit_events SET ${change} WHERE id = ${await idAt(3)}`)
    expect(await verify()).toMatchObject({
      position: 2,
      fault: { position: 3, eventId: await idAt(3), kind: 'hash_differs' },
    })
  })

  it('removing an event', async () => {
    await attack(`DELETE FROM audit_events WHERE id = ${await idAt(4)}`)
    expect(await verify()).toMatchObject({ fault: { position: 4, kind: 'event_missing' } })
  })

  it('removing an event with its seal', async () => {
    await attack(
      `DELETE FROM audit_events WHERE id = ${await idAt(4)}`,
      'DELETE FROM audit_seals WHERE position = 4',
    )
    expect(await verify()).toMatchObject({ fault: { position: 4, kind: 'seal_missing' } })
  })

  it('removing an event with its seal and closing the gap', async () => {
    await attack(
      `DELETE FROM audit_events WHERE id = ${await idAt(4)}`,
      'DELETE FROM audit_seals WHERE position = 4',
      'UPDATE audit_seals SET position = 4 WHERE position = 5',
      'UPDATE audit_seals SET position = 5 WHERE position = 6',
    )
    expect(await verify()).toMatchObject({ fault: { position: 4, kind: 'hash_differs' } })
  })

  it('putting events in another order', async () => {
    await attack(
      'UPDATE audit_seals SET position = 99 WHERE position = 2',
      'UPDATE audit_seals SET position = 2 WHERE position = 3',
      'UPDATE audit_seals SET position = 3 WHERE position = 99',
    )
    expect(await verify()).toMatchObject({ fault: { position: 2, kind: 'hash_differs' } })
  })

  it('letting two seals tell of one another’s event', async () => {
    const [one, two] = [await idAt(2), await idAt(5)]
    await attack(
      `UPDATE audit_seals SET event_id = -1 WHERE event_id = ${one}`,
      `UPDATE audit_seals SET event_id = ${one} WHERE event_id = ${two}`,
      `UPDATE audit_seals SET event_id = ${two} WHERE event_id = -1`,
    )
    expect(await verify()).toMatchObject({ fault: { position: 2, kind: 'hash_differs' } })
  })

  it('putting an event between others', async () => {
    await attack(
      'UPDATE audit_seals SET position = position + 100 WHERE position >= 3',
      `INSERT INTO audit_events (id, at, action) OVERRIDING SYSTEM VALUE
       VALUES (900, '2026-11-23T10:00:00Z', 'ticket.shared')`,
      `INSERT INTO audit_seals VALUES (3, 900, '\\x00')`,
      'UPDATE audit_seals SET position = position - 99 WHERE position > 100',
    )
    expect(await verify()).toMatchObject({ fault: { position: 3, kind: 'hash_differs' } })
  })

  it('adding an event that happened long ago, before it is sealed and after', async () => {
    await attack(
      `INSERT INTO audit_events (id, at, action) OVERRIDING SYSTEM VALUE
       VALUES (901, '2026-11-22T10:00:00Z', 'ticket.shared')`,
    )
    expect(await verify()).toMatchObject({
      position: 6,
      waiting: 1,
      fault: { position: null, eventId: 901, kind: 'added_later' },
    })
    await sealEvents(server.services, { everything: true })
    expect(await verify()).toMatchObject({
      position: 6,
      fault: { position: 7, eventId: 901, kind: 'added_later' },
    })
  })

  it('cutting the end off or making the chain anew, for whoever noted a head', async () => {
    const { head } = await verify()
    await write(2)
    await sealEvents(server.services)
    expect(await verify(head)).not.toHaveProperty('fault')
    const cut = await idAt(6)
    await attack(
      `DELETE FROM audit_seals WHERE event_id >= ${cut}`,
      `DELETE FROM audit_events WHERE id >= ${cut}`,
    )
    expect(await verify()).not.toHaveProperty('fault')
    expect(await verify(head)).toMatchObject({ position: 5, fault: { kind: 'head_unknown' } })

    await attack('DELETE FROM audit_seals', `UPDATE audit_events SET action = 'ticket.shared'`)
    await sealEvents(server.services)
    expect(await verify()).not.toHaveProperty('fault')
    expect(await verify(head)).toMatchObject({ fault: { kind: 'head_unknown' } })
  })
})
