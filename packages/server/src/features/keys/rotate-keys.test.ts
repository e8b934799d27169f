import { decodeProtectedHeader } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../context.ts'
import { createAccessTokens } from '../../platform/access-tokens.ts'
import { createKeyRing, keyTimes, openKeyRing } from '../../platform/keys/key-ring.ts'
import { createSecretBox } from '../../platform/secret-box.ts'
import { createSeed } from '../../testing/seed.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestKeys, type TestKeys } from '../../testing/test-keys.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { userTotpPlace } from '../account/totp-enrolment.ts'
import { readKeyUse } from './key-use.ts'
import { pruneKeys } from './prune-keys.ts'
import { resealAll } from './reseal.ts'
import { rotateKeys } from './rotate-keys.ts'
import { sealedColumns } from './sealed-columns.ts'

const log = pino({ level: 'silent' })
const none = { signing: [], encryption: [] }
const hour = 3_600_000

let keys: TestKeys
let server: TestServer
let people: TestPerson[]
beforeAll(async () => {
  keys = await createTestKeys()
  server = await createTestServer({}, keys.folder)
  people = []
  for (let count = 0; count < 3; count += 1) {
    people.push(await registerCustomer(server, await seedCompany(server.services)))
  }
})
afterAll(async () => {
  await server.close()
  await keys.remove()
})

/** What a process of its own has, on the same folder and database. */
async function otherProcess(): Promise<Pick<Services, 'clock' | 'db' | 'keys' | 'secrets'>> {
  const { clock, db } = server.services
  const ring = await openKeyRing(keys.folder, none, clock, log)
  return { clock, db, keys: ring, secrets: createSecretBox(ring.encryption) }
}

function travel(by: number): void {
  server.now = new Date(server.now.getTime() + by)
}

async function signIn(person: TestPerson): Promise<string> {
  const client = server.client()
  const { challengeToken } = await client.signIns.create(credentials(person))
  const code = totpCode(server, person.totpSecret)
  const tokens = await client.signIns.secondFactor({ challengeToken, method: 'totp', code })
  await client.session.start(tokens)
  expect((await client.me.get()).email).toBe(person.email)
  return tokens.accessToken
}

const keyIdsInUse = async (): Promise<string[]> => [
  ...new Set((await readKeyUse(server.services.db)).map(({ keyId }) => keyId)),
]

describe('rotating keys', () => {
  it('takes over what the one key of before sealed', async () => {
    const { db } = server.services
    const users = await db.selectFrom('users').select(['id', 'email']).execute()
    for (const { id, email } of users) {
      const { totpSecret = '' } = people.find((person) => person.email === email) ?? {}
      const totp_secret = keys.seal(totpSecret, userTotpPlace(id))
      await db.updateTable('users').set({ totp_secret }).where('id', '=', id).execute()
    }
    expect(await keyIdsInUse()).toContain('1')
    travel(60_000)
    for (const person of people) await signIn(person)
    await rotateKeys(await otherProcess(), { newKeys: true })
    const [id] = server.services.keys.encryption.all().map((key) => key.id)
    travel(60_000)
    for (const person of people) await signIn(person)
    expect(server.services.keys.encryption.current().id).not.toBe(id)
    expect(await keyIdsInUse()).toEqual([server.services.keys.encryption.current().id])
  })

  it('goes on with the keys of a run that was stopped, and finds nothing left', async () => {
    travel(hour)
    const first = await rotateKeys(await otherProcess(), { newKeys: true })
    expect(first.newest.map(({ because }) => because)).toEqual(['made', 'made'])
    expect(first.resealed).toContainEqual({
      what: 'users.totp_secret',
      resealed: 3,
      unreadable: [],
    })
    travel(2000)
    const second = await rotateKeys(await otherProcess(), { newKeys: true })
    expect(second.newest).toEqual(first.newest.map((key) => ({ ...key, because: 'recent' })))
    expect(second.resealed.map(({ resealed }) => resealed)).toEqual([0, 0, 0])
  })

  it('is written down, without anything secret', async () => {
    const { db } = server.services
    const rows = await db
      .selectFrom('audit_events')
      .selectAll()
      .where('action', 'like', 'keys.%')
      .orderBy('at')
      .execute()
    const ids = server.services.keys.signing.all().map(({ id }) => id)
    expect(rows.filter(({ action }) => action === 'keys.rotated')).toHaveLength(4)
    expect(rows.filter(({ action }) => action === 'keys.resealed')).toHaveLength(2)
    expect(rows.map(({ subject_id }) => subject_id)).toEqual(
      expect.arrayContaining(ids.slice(0, 2)),
    )
    for (const { details } of rows) {
      expect(['kind', 'count']).toContain(Object.keys(details as object).join())
    }
  })

  it('lets people sign in meanwhile, and their tokens be accepted', async () => {
    const kids = new Set<unknown>()
    for (let round = 0; round < 4; round += 1) {
      travel(hour)
      const operator = await otherProcess()
      const rotating = [
        rotateKeys(operator, { newKeys: true }),
        rotateKeys(operator, { newKeys: true }),
      ]
      const signingIn = people.map(signIn)
      await Promise.all(rotating)
      for (const token of await Promise.all(signingIn)) kids.add(decodeProtectedHeader(token).kid)
    }
    expect(kids.size).toBe(4)
    travel(60_000)
    await Promise.all(people.map(signIn))
  })

  it('keeps tokens of the old key good until they end, on every replica', async () => {
    travel(hour)
    // A replica that read the folder before the rotation, and has nothing to do.
    const replica = await otherProcess()
    await rotateKeys(await otherProcess(), { newKeys: true })
    travel(keyTimes.rest - 1000)
    const { accessToken: old } = await createSeed(server).person('staff', null)
    const bearer = { headers: { Authorization: `Bearer ${old}` } }
    travel(595_000)
    const { id } = server.services.keys.signing.current()
    expect(decodeProtectedHeader(old).kid).not.toBe(id)
    expect((await server.fetch('/v1/me', bearer)).status).toBe(200)
    const { accessToken: young } = await createSeed(server).person('staff', null)
    const tokens = createAccessTokens(replica.keys.signing, server.services.config.publicUrl)
    expect(await tokens.verify(young, server.now)).toBeDefined()
    expect(await tokens.verify(old, server.now)).toBeDefined()
    const set = (await (await server.fetch('/.well-known/jwks.json')).json()) as { keys: unknown[] }
    expect(set.keys).toHaveLength(2)
  })

  it('leaves letters that wait under the old key to be opened', async () => {
    const { db, jobs } = server.services
    const to = 'czeka@example.test'
    const letter = { locale: 'en' as const, subject: 'x', paragraphs: ['x'] }
    travel(hour)
    await db.transaction().execute(async (tx) => {
      await jobs.send(tx, 'mail', { to, letter })
      await rotateKeys(await otherProcess(), { newKeys: true })
      server.services.keys.encryption.reload()
      const { sealed } = await tx.selectFrom('outbox').select('sealed').executeTakeFirstOrThrow()
      const keyId = sealed.toString('utf8', 1, 13)
      expect(server.services.keys.encryption.all()[1]?.id).toBe(keyId)
    })
    expect((await server.mailbox.newest(to)).subject).toBe('x')
  })
})

describe('sealing anew', () => {
  it('does not overwrite what changes meanwhile, and seals that anew too', async () => {
    travel(hour)
    const { db } = server.services
    const before = await otherProcess()
    const [user] = await db.selectFrom('users').select(['id', 'email']).orderBy('id').execute()
    const { id = '', email } = user ?? {}
    const place = userTotpPlace(id)
    const changed = before.secrets.seal(Buffer.from('changed meanwhile'), place)
    const { promise: isLocked, resolve: locked } = Promise.withResolvers<void>()
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>()
    const changing = db.transaction().execute(async (tx) => {
      await tx.updateTable('users').set({ totp_secret: changed }).where('id', '=', id).execute()
      locked()
      await mayCommit
    })
    await isLocked
    const rotating = rotateKeys(await otherProcess(), { newKeys: true })
    await waitsForLock()
    commit()
    await Promise.all([changing, rotating])
    const after = await otherProcess()
    const row = await db.selectFrom('users').select('totp_secret').where('id', '=', id).execute()
    const sealed = row[0]?.totp_secret ?? Buffer.alloc(0)
    expect(after.secrets.open(sealed, place).toString()).toBe('changed meanwhile')
    expect(sealed.equals(changed)).toBe(false)
    expect(await keyIdsInUse()).toEqual([after.keys.encryption.current().id])
    const { totpSecret = '' } = people.find((person) => person.email === email) ?? {}
    const totp_secret = after.secrets.seal(Buffer.from(totpSecret), place)
    await db.updateTable('users').set({ totp_secret }).where('id', '=', id).execute()
  })

  it('leaves what no key opens as it is, and names it', async () => {
    const { db } = server.services
    const id = (await createSeed(server).person('staff', null)).id
    const lost = keys.seal('of another row', userTotpPlace('usr_other'))
    await db.updateTable('users').set({ totp_secret: lost }).where('id', '=', id).execute()
    const [users] = await resealAll(await otherProcess())
    expect(users).toEqual({ what: 'users.totp_secret', resealed: 0, unreadable: [id] })
    await db.updateTable('users').set({ totp_secret: null }).where('id', '=', id).execute()
  })

  it('reaches every column that is sealed', async () => {
    const { rows } = await server.services.db
      .selectFrom('information_schema.columns' as 'users')
      .select(['table_name as id', 'column_name as email'] as never)
      .where('data_type' as 'id', '=', 'bytea')
      .where('table_schema' as 'id', '=', 'public')
      .execute()
      .then((found) => ({ rows: found as unknown as { id: string; email: string }[] }))
    const sealed = rows
      .map(({ id, email }) => `${id}.${email}`)
      // Hashes; jobs, which are gone before their key is; and replies that only their caller opens.
      .filter((name) => !/_hash$|\.sha256$/.test(name))
      .filter((name) => !['outbox.sealed', 'idempotency_keys.sealed_reply'].includes(name))
    const known = sealedColumns.map(({ table, column }) => `${table}.${column}`)
    expect(sealed.toSorted()).toEqual(known.toSorted())
  })
})

describe('with keys of the environment', () => {
  it('rotating only seals anew, under the first of them', async () => {
    const [before, after] = [new Uint8Array(32).fill(4), new Uint8Array(32).fill(5)]
    const signing = [new Uint8Array(32).fill(6)]
    const environment = await createTestServer({}, { signing, encryption: [after, before] })
    try {
      const { services } = environment
      const seed = createSeed(environment)
      const { id } = await seed.person('staff', null)
      const [, old] = services.keys.encryption.all()
      const place = userTotpPlace(id)
      const onlyOld = createKeyRing({ signing, encryption: [before] }, services.clock)
      const totp_secret = createSecretBox(onlyOld.encryption).seal(Buffer.from('kept'), place)
      await services.db.updateTable('users').set({ totp_secret }).where('id', '=', id).execute()
      expect((await pruneKeys(services, { signingAtOnce: false })).kept).toMatchObject([
        { key: { id: old?.id }, because: { reason: 'use' } },
      ])
      const { newest } = await rotateKeys(services, { newKeys: true })
      expect(newest.map(({ because }) => because)).toEqual(['given', 'given'])
      const use = await readKeyUse(services.db)
      expect(use).toEqual([
        { keyId: services.keys.encryption.current().id, what: 'users.totp_secret', count: 1 },
      ])
      expect((await pruneKeys(services, { signingAtOnce: false })).removed).toMatchObject([
        { id: old?.id },
      ])
    } finally {
      await environment.close()
    }
  })
})

async function waitsForLock(): Promise<void> {
  const { db } = server.services
  for (let wait = 0; wait < 400; wait += 1) {
    const waiting = await db
      .selectFrom('pg_stat_activity' as 'users')
      .select('pid' as 'id')
      .where('wait_event_type' as 'id', '=', 'Lock')
      .where('query' as 'id', 'like', '%unnest%')
      .execute()
    if (waiting.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('nothing waits')
}
