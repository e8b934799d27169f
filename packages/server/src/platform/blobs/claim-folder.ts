import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartProblem } from '../start-problem.ts'
import type { Database } from '../storage/database.ts'

/** The file in a folder of blobs that names the installation which the folder belongs to. */
export const markName = '.installation'

/**
 * Makes sure that `folder` holds the files of this database: every replica finds the id of the database in it.
 * The first start on an empty folder, or on one from before there were ids, writes the id there.
 *
 * @throws StartProblem when the folder is another one, or cannot be written
 */
export async function claimFolder(db: Database, folder: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // Replicas that start together take turns.
    const { id, has_files_folder: isClaimed } = await tx
      .selectFrom('installation')
      .select(['id', 'has_files_folder'])
      .forUpdate()
      .executeTakeFirstOrThrow()
    const mark = await readMark(folder).catch((error: unknown) => {
      throw unusable(folder, error)
    })
    if (mark === id && isClaimed) return
    if (mark !== undefined && mark !== id) throw new StartProblem(belongsToAnother(folder))
    if (mark === undefined) {
      if (isClaimed || (await isEmptyBesideFiles(tx, folder))) {
        throw new StartProblem(lacksFiles(folder, id))
      }
      await writeMark(folder, id).catch((error: unknown) => {
        throw unusable(folder, error)
      })
    }
    // After the mark: a start that ends in between finds its own mark and goes on.
    await tx.updateTable('installation').set({ has_files_folder: true }).execute()
  })
}

/** A database from before there were ids whose files are elsewhere. */
async function isEmptyBesideFiles(db: Database, folder: string): Promise<boolean> {
  const names = await readdir(folder)
  if (names.some((name) => /^[0-9a-f]{2}$/.test(name))) return false
  const file = await db.selectFrom('attachments').select('id').limit(1).executeTakeFirst()
  return file !== undefined
}

async function readMark(folder: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    return (await readFile(join(folder, markName), 'utf8')).trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all. */
async function writeMark(folder: string, id: string): Promise<void> {
  const path = join(folder, markName)
  await writeFile(`${path}.new`, `${id}\n`, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}

function belongsToAnother(folder: string): string {
  return `${folder} holds the files of another database. Set DATA_DIR or DATABASE_URL so that the two belong together.`
}

function lacksFiles(folder: string, id: string): string {
  return `${folder} does not hold the files of this database. Let all replicas share one DATA_DIR/files, or restore it; if the files are lost for good, write ${id} into ${join(folder, markName)}.`
}

function unusable(folder: string, error: unknown): StartProblem {
  return new StartProblem(`${folder} cannot be used: ${codeOf(error) ?? String(error)}.`)
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
