import type { MergeResult } from './merge-contracts.ts'
import type { Refusal } from './refusal.ts'

/** What an import did, in numbers: of `rows`, those that were not refused went in. */
export interface ImportSummary extends MergeResult {
  readonly rows: number
  /** Rows that went in whose serial number had the notation of before 19 June 2024. */
  readonly legacyPrefixesRemoved: number
}

/** An import's numbers, and every row that was refused. */
export interface ImportReport extends ImportSummary {
  readonly refused: readonly Refusal[]
}
