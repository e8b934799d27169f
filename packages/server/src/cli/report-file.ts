import { open, rename, rm, stat } from 'node:fs/promises'

/** The report of an import on its way into a file, one refusal at a time. */
export interface ReportFile {
  /** Writes what is known at the beginning. */
  begin(known: object): Promise<void>
  add(refusal: object): Promise<void>
  /** Writes what is known only at the end. */
  end(known?: object): Promise<void>
  /** Gives the file its name; until then it has another one, and what was there before stays. */
  keep(): Promise<void>
  discard(): Promise<void>
}

/**
 * Opens the report's file before the import, so that one that cannot be written costs no import. What
 * is no file, a terminal or a pipe, is written to as it is.
 *
 * @throws Error with the path, when it cannot be written.
 */
export async function createReportFile(path: string): Promise<ReportFile> {
  const there = await stat(path).catch(() => undefined)
  const isDraft = there === undefined || there.isFile()
  const draft = isDraft ? `${path}.${process.pid}.part` : path
  const file = await open(draft, isDraft ? 'wx' : 'w').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The report cannot be written to ${path} (${error.code}).`, { cause: error })
  })
  let waiting = ''
  let separator = ''
  const flush = async (): Promise<void> => {
    const text = waiting
    waiting = ''
    // Unlike `write` it does not leave the rest out where only a part finds room.
    await file.appendFile(text)
  }
  return {
    async begin(known) {
      waiting += `{${fieldsOf(known)}${fieldsOf(known) && ','}\n  "refused": [`
    },
    async add(refusal) {
      waiting += `${separator}\n    ${JSON.stringify(refusal)}`
      separator = ','
      if (waiting.length > 65_536) await flush()
    },
    async end(known = {}) {
      const more = fieldsOf(known)
      waiting += `${separator === '' ? ']' : '\n  ]'}${more && ','}${more}\n}\n`
      await flush()
      await file.close()
    },
    async keep() {
      if (isDraft) await rename(draft, path)
    },
    async discard() {
      await file.close().catch(() => {})
      if (isDraft) await rm(draft, { force: true })
    },
  }
}

/** The fields of an object as they stand in indented JSON, without the braces around them. */
function fieldsOf(known: object): string {
  return JSON.stringify(known, null, 2).slice(1, -1).trimEnd()
}
