import type { Database } from '../../platform/storage/database.ts'

/** An import as the operator sees it. */
export interface ListedImport {
  readonly id: string
  readonly kind: string
  readonly fileName: string
  readonly startedAt: Date
  /** Null while it runs, and for one that never ended. */
  readonly finishedAt: Date | null
}

/** The imports there were, the newest first. */
export async function listImports(db: Database): Promise<ListedImport[]> {
  const rows = await db
    .selectFrom('imports')
    .select(['id', 'kind', 'file_name', 'started_at', 'finished_at'])
    .orderBy('started_at', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }))
}
