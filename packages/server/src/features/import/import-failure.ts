/** Why an import did not happen at all. */
export type ImportFailureCode =
  | 'file.missing'
  | 'file.not_a_file'
  | 'file.unreadable'
  | 'file.empty'
  | 'file.binary'
  | 'file.workbook'
  | 'file.utf16'
  | 'file.first_line_too_long'
  | 'file.columns_missing'
  | 'file.columns_repeated'
  | 'file.no_rows'
  | 'import.stopped'
  | 'import.connection_lost'
  | 'import.refused_by_database'
  | 'import.outcome_unknown'
  | 'import.unknown'
  | 'import.paused'
  | 'import.broken_off'

/** Those after which something may be there: their messages say what. */
export const partlyDone: readonly ImportFailureCode[] = [
  'import.outcome_unknown',
  'import.paused',
  'import.broken_off',
]

/**
 * The import did not happen and nothing was written, but for those that are `partlyDone`. The message
 * is one English line.
 */
export class ImportFailure extends Error {
  override readonly name = 'ImportFailure'
  readonly code: ImportFailureCode

  constructor(code: ImportFailureCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.code = code
  }
}
