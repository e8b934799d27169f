import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const userName = 'postgres'
const sharedPlace = '/var/lib/hezo'

/** The unprivileged account PostgreSQL runs under when we are root, which it refuses to be. */
export interface ServiceUser {
  readonly uid: number
  readonly gid: number
  /**
   * `directory` itself when the account can get there; else a folder under `/var/lib/hezo` that
   * stands for it (a home of root's, say, is closed to everybody else).
   */
  reachablePlace(directory: string): Promise<string>
}

/** Undefined for an ordinary user, who runs PostgreSQL as himself. Makes the account if needed. */
export async function serviceUser(): Promise<ServiceUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const ids = (await lookUp()) ?? (await create())
  return {
    ...ids,
    async reachablePlace(directory) {
      if (await canReach(ids, directory)) return directory
      const name = createHash('sha256').update(resolve(directory)).digest('hex').slice(0, 12)
      await mkdir(sharedPlace, { recursive: true, mode: 0o755 })
      return join(sharedPlace, `${basename(directory)}-${name}`)
    },
  }
}

async function lookUp(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const uid = await execute('id', ['-u', userName])
    const gid = await execute('id', ['-g', userName])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function create(): Promise<{ uid: number; gid: number }> {
  await execute('useradd', ['--system', '--user-group', '--no-create-home', userName])
  const ids = await lookUp()
  if (!ids) throw new Error(`PostgreSQL does not run as root and no user "${userName}" can be made`)
  return ids
}

/** Whether the account can enter the nearest folder above `path` that exists. */
async function canReach(ids: { uid: number; gid: number }, path: string): Promise<boolean> {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const test = (flag: string, options: object) =>
      execute('test', [flag, folder], options).then(
        () => true,
        () => false,
      )
    if (await test('-x', { ...ids, cwd: '/' })) return true
    if (await test('-e', { cwd: '/' })) return false
    if (folder === dirname(folder)) return false
  }
}
