// Prevents: replicas that keep files in folders of their own, where half of the reads find nothing, and two
// installations on one folder, where each sweeps the other's files away.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestDatabase } from '../../testing/test-database.ts'
import { StartProblem } from '../start-problem.ts'
import { openStorage, type Storage } from '../storage/database.ts'
import { claimFolder, markName } from './claim-folder.ts'
import { openDiskBlobs } from './disk-blobs.ts'

let below: string
let folder: string
let database: Awaited<ReturnType<typeof createTestDatabase>>
let storage: Storage
beforeEach(async () => {
  below = await mkdtemp(join(tmpdir(), 'hezo-claim-'))
  folder = join(below, 'files')
  database = await createTestDatabase()
  storage = openStorage(database.url, 3)
})
afterEach(async () => {
  await storage.close()
  await database.drop()
  await rm(below, { recursive: true })
})

const refusal = (of: string): Promise<unknown> =>
  claimFolder(storage.db, of).catch((error: unknown) => error)

/** A database from before there were ids. */
async function addFile(): Promise<void> {
  await storage.db.transaction().execute(async (tx) => {
    // Without the person who uploaded it.
    await sql`SET LOCAL session_replication_role = replica`.execute(tx)
    await sql`
      INSERT INTO attachments (id, uploaded_by, name, size, media_type, sha256, created_at)
      VALUES ('att_1', 'usr_1', 'log.txt', 1, 'text/plain', '\\x00', now())`.execute(tx)
  })
}

it('lets replicas that start together use one folder, and every later start', async () => {
  await Promise.all([1, 2, 3].map(() => claimFolder(storage.db, folder)))
  await expect(claimFolder(storage.db, folder)).resolves.toBeUndefined()
})

it('lets one of several replicas with folders of their own start, however close together', async () => {
  const own = ['a', 'b', 'c'].map((name) => claimFolder(storage.db, join(below, name)))
  const ends = await Promise.allSettled(own)
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('refuses a replica with a folder of its own, before there is any file', async () => {
  await claimFolder(storage.db, folder)
  const own = join(below, 'own')
  const refused = await refusal(own)
  expect(refused).toBeInstanceOf(StartProblem)
  expect(refused).toHaveProperty('message', expect.stringContaining('share one DATA_DIR/files'))
})

it('takes a new folder once the operator writes the id that the refusal names', async () => {
  await claimFolder(storage.db, folder)
  const own = join(below, 'own')
  const message = String(await refusal(own))
  const [id = ''] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(message) ?? []
  await writeFile(join(own, markName), id)
  await expect(claimFolder(storage.db, own)).resolves.toBeUndefined()
})

it('refuses an empty folder beside a database that has files, and takes the one that has some', async () => {
  await addFile()
  expect(await refusal(folder)).toBeInstanceOf(StartProblem)
  await mkdir(join(folder, '00'))
  await claimFolder(storage.db, folder)
})

it('refuses the folder of another database, and leaves its mark', async () => {
  await mkdir(folder)
  await writeFile(join(folder, markName), '11111111-1111-4111-8111-111111111111\n')
  const refused = await refusal(folder)
  expect(refused).toBeInstanceOf(StartProblem)
  expect(refused).toHaveProperty('message', expect.stringContaining('files of another database'))
  expect(await readFile(join(folder, markName), 'utf8')).toContain('11111111')
})

it('goes on where a start ended after it wrote its mark', async () => {
  await claimFolder(storage.db, folder)
  await storage.db.updateTable('installation').set({ has_files_folder: false }).execute()
  await claimFolder(storage.db, folder)
  expect(await refusal(join(below, 'own'))).toBeInstanceOf(StartProblem)
})

it('says in one sentence that the folder cannot be used', async () => {
  await writeFile(folder, 'a file where a folder should be')
  const refused = await refusal(folder)
  expect(refused).toBeInstanceOf(StartProblem)
  expect(refused).toHaveProperty('message', `${folder} cannot be used: EEXIST.`)
})

it('leaves the mark out of what is swept', async () => {
  await claimFolder(storage.db, folder)
  const blobs = await openDiskBlobs(folder)
  const found = []
  for await (const blob of blobs.keptBefore(new Date(Date.now() + 60_000))) found.push(blob)
  expect(found).toEqual([])
})
