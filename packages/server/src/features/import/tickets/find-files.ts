import { realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { attachmentLimits, parseFileName } from '@hezo/domain'
import { CaseFailure } from './case-refusal.ts'

/** A file of a case that is there and may be taken. */
export interface FoundFile {
  readonly path: string
  readonly name: string
}

/** Where the files of an export are looked for: never outside `folder`, whatever a path or link says. */
export type FindFiles = (paths: readonly string[]) => Promise<FoundFile[]>

/** @param folder that holds the export. */
export async function createFileFinder(folder: string): Promise<FindFiles> {
  const home = (await realpath(folder)) + sep
  return async (paths) => {
    // One of the twenty is the dialogue.
    if (paths.length >= attachmentLimits.perTicket) {
      throw new CaseFailure('attachments.too_many', 'attachments')
    }
    const found: FoundFile[] = []
    for (const [index, path] of paths.entries()) {
      found.push(await findFile(home, path, `attachments.${index}`))
    }
    return found
  }
}

async function findFile(home: string, path: string, field: string): Promise<FoundFile> {
  const wanted = join(home, path)
  if (path.includes('\0') || !wanted.startsWith(home)) {
    throw new CaseFailure('file.outside', field, path)
  }
  // A link is followed before it is judged.
  const real = await realpath(wanted).catch(() => undefined)
  if (real === undefined) throw new CaseFailure('file.missing', field, path)
  if (!real.startsWith(home)) throw new CaseFailure('file.outside', field, path)
  const { size, isFile } = await stat(real).then((found) => ({
    size: found.size,
    isFile: found.isFile(),
  }))
  if (!isFile) throw new CaseFailure('file.not_a_file', field, path)
  if (size === 0) throw new CaseFailure('file.empty', field, path)
  if (size > attachmentLimits.bytes) throw new CaseFailure('file.too_large', field, path)
  const name = parseFileName(basename(path))
  if (!name.ok) throw new CaseFailure('file.bad_name', field, path)
  return { path: real, name: name.value }
}
