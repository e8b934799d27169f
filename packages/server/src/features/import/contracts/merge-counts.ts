/** How many rows of a table an import made, changed, and found as they should be. */
export interface MergeCounts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

/** Runs a statement of the import's transaction and tells how many rows it made, changed or gave. */
export type Run = (sql: string, values?: readonly unknown[]) => Promise<number>
