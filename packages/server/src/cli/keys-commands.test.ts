import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readKeyUse } from '../features/keys/key-use.ts'
import { systemClock } from '../platform/clock.ts'
import { openKeyRing } from '../platform/keys/key-ring.ts'
import { createSecretBox, type SecretBox } from '../platform/secret-box.ts'
import { openStorage, type Storage } from '../platform/storage/database.ts'
import { createTestDatabase } from '../testing/test-database.ts'
import { createTestKeys, type TestKeys } from '../testing/test-keys.ts'

const cli = join(import.meta.dirname, '../cli.ts')
const main = join(import.meta.dirname, '../main.ts')

let database: Awaited<ReturnType<typeof createTestDatabase>>
let storage: Storage
let keys: TestKeys
let environment: Readonly<Record<string, string>>
beforeEach(async () => {
  database = await createTestDatabase()
  storage = openStorage(database.url, 3)
  keys = await createTestKeys('keys')
  environment = { DATABASE_URL: database.url, DATA_DIR: keys.own, PUBLIC_URL: 'https://hezo.test' }
})
afterEach(async () => {
  await storage.close()
  await database.drop()
  await keys.remove()
})

interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<{ readonly code: number | null; readonly text: string }>
}

/** Runs a script of ours as an operator does. */
function run(script: string, words: readonly string[], more: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [script, ...words], {
    env: { PATH: process.env.PATH, ...environment, ...more },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  }
  const ended = new Promise<{ code: number | null; text: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, text }))
  })
  return { child, ended }
}
const hezo = (words: string, more?: Record<string, string>) =>
  run(cli, words.split(' '), more).ended

const count = 450
const place = (id: string): string => `users:${id}:totp`

/** So many people with an authenticator that the first version of the service sealed; their ids. */
async function seedPeople(): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `usr_${String(n).padStart(4, '0')}`)
  const now = new Date()
  const rows = ids.map((id) => ({
    id,
    role: 'staff',
    first_name: 'Jan',
    last_name: 'Kos',
    email: `${id}@hezo.example`,
    email_key: `${id}@hezo.example`,
    locale: 'pl',
    totp_secret: keys.seal(`secret of ${id}`, place(id)),
    created_at: now,
    updated_at: now,
  }))
  await storage.db.insertInto('users').values(rows).execute()
  return ids
}

/** The box that a server has which starts now. */
async function openBox(): Promise<SecretBox> {
  const none = { signing: [], encryption: [] }
  return createSecretBox((await openKeyRing(keys.folder, none, systemClock, pino())).encryption)
}

async function expectAllToOpen(): Promise<void> {
  const box = await openBox()
  const rows = await storage.db.selectFrom('users').select(['id', 'totp_secret']).execute()
  expect(rows).toHaveLength(count)
  for (const { id, totp_secret } of rows) {
    expect(box.open(totp_secret ?? Buffer.alloc(0), place(id)).toString()).toBe(`secret of ${id}`)
  }
}

describe('hezo keys rotate', () => {
  it('killed in its middle has lost nothing, and run again it ends what it began', async () => {
    const ids = await seedPeople()
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    const { promise: isHeld, resolve: held } = Promise.withResolvers<void>()
    // Holds one of the second batch, so that the rotation stands still behind the first.
    const holding = storage.db.transaction().execute(async (tx) => {
      await tx
        .selectFrom('users')
        .select('id')
        .where('id', '=', ids[300] ?? '')
        .forUpdate()
        .execute()
      held()
      await mayEnd
    })
    await isHeld
    const { child, ended } = run(cli, ['keys', 'rotate'])
    await until(async () => (await readKeyUse(storage.db)).length === 2)
    child.kill('SIGKILL')
    await ended
    end()
    await holding
    await expectAllToOpen()

    const again = await hezo('keys rotate')
    expect(again).toMatchObject({ code: 0 })
    expect(again.text).toMatch(/Went on with the encryption key \S+, made within the last hour/)
    await expectAllToOpen()
    expect(await readKeyUse(storage.db)).toMatchObject([{ what: 'users.totp_secret', count }])
    const files = await readdir(keys.folder)
    expect(files.filter((name) => name.startsWith('encryption'))).toHaveLength(2)

    const third = await hezo('keys rotate')
    expect(third.text).toContain('users.totp_secret: 0 sealed anew')
  })

  it('twice at once seals everything once, with a key that is there', async () => {
    await seedPeople()
    const both = await Promise.all([hezo('keys rotate'), hezo('keys rotate')])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    await expectAllToOpen()
    await hezo('keys rotate')
    expect(await readKeyUse(storage.db)).toHaveLength(1)
  })

  it('says what it did, and what keys there are then', async () => {
    const done = await hezo('keys rotate')
    expect(done).toMatchObject({ code: 0 })
    expect(done.text).toMatch(/^Made the encryption key \S{12}, in use now\.$/m)
    expect(done.text).toMatch(/^Made the signing key \S{43}, which signs in 5 minutes\.$/m)
    const { text } = await hezo('keys list')
    expect(text).toMatch(/^signing +\S{43} +next from /m)
    expect(text).toMatch(/^signing +\S{43} +current /m)
    expect(text).toMatch(/^encryption +\S{12} +older /m)
    const pruned = await hezo('keys prune')
    expect(pruned).toMatchObject({ code: 1 })
    expect(pruned.text).toMatch(
      /Kept the encryption key .* a running server may still seal with it/,
    )
  })

  it('makes no keys where the environment gives them, and says so', async () => {
    const key = Buffer.alloc(32, 7).toString('base64url')
    const given = { SIGNING_KEY: key, ENCRYPTION_KEY: key }
    const { code, text } = await hezo('keys rotate', given)
    expect(code).toBe(0)
    expect(text).toMatch(/The encryption keys come from the environment: none was made/)
    expect(await readdir(keys.folder)).toHaveLength(2)
  })
})

describe('a key that others can read', () => {
  it.each([
    ['the server', main, []],
    ['a command', cli, ['keys', 'list']],
  ])('stops %s with one line that says what to do', async (_, script, words) => {
    await chmod(join(keys.folder, 'signing.key'), 0o644)
    const { code, text } = await run(script, words).ended
    expect(code).toBe(1)
    expect(text).toMatch(/^\S+signing\.key can be read or changed by others .*chmod 600 \S+\n$/)
  })
})

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let wait = 0; wait < 1500; wait += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('waited in vain')
}
