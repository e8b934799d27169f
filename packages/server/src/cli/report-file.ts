import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import type { ImportSummary } from '../features/import/import-report.ts'
import type { Refusal } from '../features/import/refusal.ts'

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
 * Opens the report's file before the import, so that one that cannot be written costs no import.
 *
 * @throws Error with the path, when it cannot be written.
 */
export async function createReportFile(path: string): Promise<ReportFile> {
  const draft = `${path}.${process.pid}.part`
  const file = await openDraft(draft, path)
  let waiting = ''
  let separator = ''
  const flush = async (): Promise<void> => {
    const text = waiting
    waiting = ''
    await file.write(text)
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
    keep: () => rename(draft, path),
    async discard() {
      await file.close().catch(() => {})
      await rm(draft, { force: true })
    },
  }
}

async function openDraft(draft: string, path: string): Promise<FileHandle> {
  try {
    return await open(draft, 'wx')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    throw new Error(`The report cannot be written to ${path}${reason}.`, { cause: error })
  }
}
