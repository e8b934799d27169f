import { randomUUID } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'

/**
 * What the file at `path` holds; where there is none it is made with what `create` gives, mode 0600.
 * It has its name only when it is whole and on the disk, and of two processes at once both get what the
 * first one wrote.
 */
export async function secretFile(path: string, create: () => string): Promise<string> {
  const known = await readIfThere(path)
  if (known !== undefined) return known
  const draft = `${path}.${randomUUID()}.part`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(create())
      await file.sync()
    } finally {
      await file.close()
    }
    // Unlike `rename` this replaces nothing.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
  return (await readFile(path, 'utf8')).trim()
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
