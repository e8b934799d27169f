import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The old application's export of cases, as it hands them over. */
export const legacyFile = fileURLToPath(
  new URL('../../testdata/legacy/tickets.ndjson', import.meta.url),
)

/** A case as far as tests look at it. */
export interface ExportedCase {
  readonly id: string
  readonly subject: string
  readonly status: string
  readonly nip: string
  readonly contractNumber: string
  readonly messages: readonly { readonly body: string }[]
  readonly attachments: readonly string[]
}

/** The cases of the export that can be moved, read without the importer. */
export function openCases(): ExportedCase[] {
  const cases = readFileSync(legacyFile, 'utf8')
    .split('\n')
    .flatMap((line): ExportedCase[] => {
      try {
        return [JSON.parse(line) as ExportedCase]
      } catch {
        return []
      }
    })
  // What the export is known to have wrong: no such contract, a missing file, no messages.
  const wrong = /^MH-9000[1-4]$/
  return cases.filter(({ id, status }) => status !== 'closed' && !wrong.test(id))
}
