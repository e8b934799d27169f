import { randomUUID } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Whose a file is to be, by number. */
export interface FileOwner {
  readonly uid: number
  readonly gid: number
}

/**
 * What the file at `path` holds; where there is none it is made with what `create` gives, mode 0600.
 * It has its name only when it is whole and on the disk, and of two processes at once both get what the
 * first one wrote.
 *
 * @param owner of a file that is made; else it is the process's.
 */
export async function secretFile(
  path: string,
  create: () => string,
  owner?: FileOwner,
): Promise<string> {
  const known = await readIfThere(path)
  if (known !== undefined) return known
  const draft = `${path}.${randomUUID()}.part`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(create())
      if (owner) await file.chown(owner.uid, owner.gid)
      await file.sync()
    } finally {
      await file.close()
    }
    // Unlike `rename` this replaces nothing.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await syncFolder(dirname(path))
  } finally {
    await rm(draft, { force: true })
  }
  return (await readFile(path, 'utf8')).trim()
}

/** Puts the names in a folder on the disk: what is sealed with a key may not outlive the key's name. */
async function syncFolder(path: string): Promise<void> {
  // Windows does it by itself and opens no folder.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
