import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { secretFile } from '../secret-file.ts'
import { readKeyText } from './key-bytes.ts'
import type { KeyOrigin } from './ring-keys.ts'

/** The kinds of keys, as their files are called. */
export type KeyKind = 'signing' | 'encryption'

/** A key as it lies in its folder. */
export interface KeyFile extends KeyOrigin {
  readonly path: string
}

/** A key that cannot be used as it is; the message tells the operator what to do. */
export class KeyFault extends Error {
  override name = 'KeyFault'
}

const nameForm = /^(signing|encryption)(?:\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z)?\.key$/

/**
 * Makes the folder and the first key of a kind, where there is none. That one has a name without a
 * time, so that of processes which start together all take the same.
 */
export async function ensureFirstKey(folder: string, kind: KeyKind): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (listKeyFiles(folder, kind).length === 0) await writeKey(join(folder, `${kind}.key`))
}

/** Makes one more key, which is the newest. Two at once in one second make one together. */
export async function addKeyFile(folder: string, kind: KeyKind, now: Date): Promise<void> {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  await writeKey(join(folder, `${kind}.${stamp}.key`))
}

/** Takes a key away for good. */
export async function removeKeyFile(path: string): Promise<void> {
  await rm(path, { force: true })
}

async function writeKey(path: string): Promise<void> {
  const folder = join(path, '..')
  // A command that root runs makes keys for the account that the service runs under.
  const owner = process.getuid?.() === 0 ? await stat(folder) : undefined
  await secretFile(path, () => randomBytes(32).toString('base64url'), owner)
}

/** The keys of a kind in a folder, the newest first. */
export function listKeyFiles(folder: string, kind: KeyKind): KeyFile[] {
  requireOwnFolder(folder)
  return readdirSync(folder)
    .flatMap((name) => {
      const [, of, year, ...rest] = nameForm.exec(name) ?? []
      if (of !== kind) return []
      const [month, day, hour, minute, second] = rest
      const madeAt = year && new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
      return [{ path: join(folder, name), madeAt: madeAt || undefined }]
    })
    .toSorted((a, b) => (b.madeAt?.getTime() ?? 0) - (a.madeAt?.getTime() ?? 0))
}

/**
 * The 32 bytes in a key file; undefined when it went away meanwhile.
 *
 * @throws KeyFault
 */
export function readKeyFile(path: string): Uint8Array | undefined {
  try {
    const fault = accessFault(path, statSync(path))
    if (fault !== undefined) throw new KeyFault(fault)
    const bytes = readKeyText(readFileSync(path, 'utf8').trim())
    if (!bytes) throw new KeyFault(`${path} does not hold a key: 32 bytes as base64url.`)
    return bytes
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    if (!isCode(error, 'EACCES')) throw error
    throw new KeyFault(
      `${path} may not be read. Run this as the account that the service runs under.`,
    )
  }
}

/**
 * What is wrong with who may use a key file; undefined if nothing. Nobody but the owner reads a key, and
 * the owner is the service or root; of root's files the group may read, for containers that mount
 * secrets. PostgreSQL asks the same of the key of its certificate.
 *
 * @param own account that this runs under; undefined on Windows, where the rights of the folder count
 */
export function accessFault(
  path: string,
  { mode, uid }: Pick<Stats, 'mode' | 'uid'>,
  own = process.getuid?.(),
): string | undefined {
  if (own === undefined) return undefined
  const mayGroupRead = uid === 0 && own !== 0
  if ((mode & (mayGroupRead ? 0o037 : 0o077)) !== 0) {
    return `${path} can be read or changed by others (mode ${octal(mode)}). Look who had access, then: chmod 600 ${path}`
  }
  if (own !== 0 && uid !== own && uid !== 0) {
    return `${path} belongs to another account, which knows the key.`
  }
  return undefined
}

/** Who may write to the folder could put a key of his own there. */
function requireOwnFolder(folder: string): void {
  try {
    const { mode } = statSync(folder)
    // In a sticky folder, as secrets are mounted in, others can only add files, which are then theirs.
    if (process.getuid === undefined || (mode & 0o022) === 0 || (mode & 0o1000) !== 0) return
    throw new KeyFault(
      `Others may write to ${folder} (mode ${octal(mode)}). Look what they did there, then: chmod 700 ${folder}`,
    )
  } catch (error) {
    if (!isCode(error, 'EACCES') && !isCode(error, 'ENOENT')) throw error
    throw new KeyFault(`${folder} is not there, or may not be looked at by this account.`)
  }
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0')
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
