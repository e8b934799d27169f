import { open, rename, rm, stat } from 'node:fs/promises'
import type { ImportSummary } from '../features/import/contracts/import-report.ts'
import type { Refusal } from '../features/import/contracts/refusal.ts'

/** An `ImportReport` on its way into a file, one refusal at a time. */
export interface ReportFile {
  begin(summary: ImportSummary): Promise<void>
  add(refusal: Refusal): Promise<void>
  end(): Promise<void>
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
  const known = await stat(path).catch(() => undefined)
  const isDraft = known === undefined || known.isFile()
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
    async begin(summary) {
      const numbers = JSON.stringify(summary, null, 2).slice(0, -2)
      waiting += `${numbers},\n  "refused": [`
    },
    async add(refusal) {
      waiting += `${separator}\n    ${JSON.stringify(refusal)}`
      separator = ','
      if (waiting.length > 65_536) await flush()
    },
    async end() {
      waiting += separator === '' ? ']\n}\n' : '\n  ]\n}\n'
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
