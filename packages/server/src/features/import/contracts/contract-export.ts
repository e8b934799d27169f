import { type ContractHeader, readHeader } from './contract-columns.ts'
import { surveyFile } from './survey-file.ts'

/** A file that is an export of contracts, and how to read it. */
export interface ContractExport {
  readonly path: string
  readonly encoding: 'utf-8' | 'windows-1250'
  /** UTF-8 with broken characters in it, which decode to U+FFFD. */
  readonly damaged: boolean
  readonly bytes: number
  readonly header: ContractHeader
}

/**
 * Looks through a file without importing it.
 *
 * @throws ImportFailure when it is no export of contracts.
 */
export async function inspectExport(path: string): Promise<ContractExport> {
  const { firstLine, ...survey } = await surveyFile(path)
  return { path, ...survey, header: readHeader(firstLine) }
}
