import { readdir } from 'node:fs/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyTimes, openKeyRing } from '../../platform/keys/key-ring.ts'
import { createSeed } from '../../testing/seed.ts'
import { createTestKeys, type TestKeys } from '../../testing/test-keys.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { userTotpPlace } from '../account/totp-enrolment.ts'
import { listKeys } from './list-keys.ts'
import { pruneKeys } from './prune-keys.ts'
import { reportMissingKeys } from './report-missing-keys.ts'
import { rotateKeys } from './rotate-keys.ts'

const minute = 60_000

let keys: TestKeys
let server: TestServer
beforeEach(async () => {
  keys = await createTestKeys()
  server = await createTestServer({}, keys.folder)
})
afterEach(async () => {
  await server.close()
  await keys.remove()
})

const travel = (by: number): void => {
  server.now = new Date(server.now.getTime() + by)
}
const prune = (signingAtOnce = false) => pruneKeys(server.services, { signingAtOnce })
const rotate = () => rotateKeys(server.services, { newKeys: true })
const states = async () =>
  (await listKeys(server.services)).map(({ kind, state }) => `${kind} ${state}`)

/** A person whose secret was sealed by the service before keys had ids. */
async function personOfBefore(): Promise<string> {
  const { id } = await createSeed(server).person('staff', null)
  const totp_secret = keys.seal('secret', userTotpPlace(id))
  const { db } = server.services
  await db.updateTable('users').set({ totp_secret }).where('id', '=', id).execute()
  return id
}

describe('pruning keys', () => {
  it('never takes the only key', async () => {
    expect(await prune(true)).toEqual({ removed: [], kept: [] })
    expect(await readdir(keys.folder)).toHaveLength(2)
  })

  it('keeps an old key while a running server may still seal with it, and while tokens live', async () => {
    await rotate()
    expect(await states()).toEqual([
      'signing next',
      'signing current',
      'encryption current',
      'encryption older',
    ])
    expect((await prune()).kept).toMatchObject([{ because: { reason: 'settling' } }])
    travel(6 * minute)
    expect(await prune()).toMatchObject({
      removed: [{ kind: 'encryption', state: 'older' }],
      kept: [{ key: { kind: 'signing', state: 'older' }, because: { reason: 'tokens' } }],
    })
    travel(10 * minute)
    expect(await prune()).toMatchObject({
      removed: [{ kind: 'signing', state: 'ended' }],
      kept: [],
    })
    expect(await states()).toEqual(['signing current', 'encryption current'])
    expect((await readdir(keys.folder)).every((name) => /\.20\d{6}T\d{6}Z\.key$/.test(name))).toBe(
      true,
    )
    const { db } = server.services
    const pruned = db.selectFrom('audit_events').select('details').orderBy('at')
    expect(await pruned.where('action', '=', 'keys.pruned').execute()).toEqual([
      { details: { kind: 'encryption' } },
      { details: { kind: 'signing' } },
    ])
  })

  it('keeps a key that anything is sealed with, and says what', async () => {
    await rotate()
    const id = await personOfBefore()
    travel(30 * minute)
    const use = [{ keyId: '1', what: 'users.totp_secret', count: 1 }]
    expect((await prune()).kept).toMatchObject([{ because: { reason: 'use', use } }])
    await rotateKeys(server.services, { newKeys: false })
    expect((await prune()).kept).toEqual([])
    const row = await server.services.db.selectFrom('users').select('totp_secret').execute()
    const sealed = row[0]?.totp_secret ?? Buffer.alloc(0)
    expect(server.services.secrets.open(sealed, userTotpPlace(id)).toString()).toBe('secret')
  })

  it('waits for whoever is writing something sealed with the key that may go', async () => {
    await rotate()
    travel(30 * minute)
    const { db } = server.services
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
    const { promise: hasWritten, resolve: written } = Promise.withResolvers<void>()
    const sealed = keys.seal('{}', 'jobs:mail')
    const writing = db.transaction().execute(async (tx) => {
      await tx.insertInto('outbox').values({ priority: 1, queue: 'mail', sealed }).execute()
      written()
      await mayCommit
    })
    await hasWritten
    await expect(prune()).rejects.toThrow('lock timeout')
    expect((await readdir(keys.folder)).filter((name) => name.includes('encryption'))).toHaveLength(
      2,
    )
    commit()
    await writing
  })

  it('takes a stolen signing key away at once: its tokens end, sessions go on', async () => {
    const person = await createSeed(server).person('staff', null)
    const bearer = { headers: { Authorization: `Bearer ${person.accessToken}` } }
    expect((await server.fetch('/v1/me', bearer)).status).toBe(200)
    const { clock, db, secrets } = server.services
    const ring = await openKeyRing(keys.folder, { signing: [], encryption: [] }, clock, pino())
    await rotateKeys({ clock, db, secrets, keys: ring }, { newKeys: true })
    await pruneKeys({ clock, db, keys: ring }, { signingAtOnce: true })
    travel(keyTimes.reread)
    expect((await server.fetch('/v1/me', bearer)).status).toBe(401)
    expect((await person.client.me.get()).email).toBe(person.email)
    const set = (await (await server.fetch('/.well-known/jwks.json')).json()) as { keys: unknown[] }
    expect(set.keys).toHaveLength(1)
  })

  it('names a key that the database needs and that is not there', async () => {
    const sealed = Buffer.concat([Buffer.from([4]), Buffer.from('gone'), Buffer.alloc(40)])
    const { id } = await createSeed(server).person('staff', null)
    const { db, secrets } = server.services
    await db.updateTable('users').set({ totp_secret: sealed }).where('id', '=', id).execute()
    expect((await listKeys(server.services)).at(-1)).toMatchObject({
      id: 'gone',
      state: 'missing',
      use: [{ what: 'users.totp_secret', count: 1 }],
    })
    const logged: string[] = []
    const log = pino({ level: 'error' }, { write: (line) => void logged.push(line) })
    const other = await createSeed(server).person('staff', null)
    const ours = secrets.seal(Buffer.from('a secret'), userTotpPlace(other.id))
    await db.updateTable('users').set({ totp_secret: ours }).where('id', '=', other.id).execute()
    await reportMissingKeys({ ...server.services, log })
    expect(logged).toEqual([expect.stringContaining('"keyId":"gone"')])
  })

  it('refuses to start with keys that open nothing of what the database holds', async () => {
    const { db } = server.services
    await createSeed(server).person('staff', null)
    const sealed = Buffer.concat([Buffer.from([4]), Buffer.from('gone'), Buffer.alloc(40)])
    await db.updateTable('users').set({ totp_secret: sealed }).execute()
    await expect(reportMissingKeys(server.services)).rejects.toThrow(/No encryption key here opens/)
  })
})
