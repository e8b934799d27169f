import { sql } from 'kysely'
import type { Database } from '../../../platform/storage/database.ts'
import type { UndoneImport, UndoneRows, UndoTask } from '../undo-import.ts'

// What keeps a row: whoever stands on it.
const inUse = {
  devices: sql`EXISTS (SELECT FROM tickets WHERE device_id = made.id)`,
  contracts: sql`EXISTS (SELECT FROM tickets WHERE contract_id = made.id)
    OR EXISTS (SELECT FROM devices WHERE contract_id = made.id)`,
  companies: sql`EXISTS (SELECT FROM contracts WHERE company_id = made.id OR supplier_id = made.id)
    OR EXISTS (SELECT FROM users WHERE company_id = made.id)
    OR EXISTS (SELECT FROM tickets WHERE company_id = made.id OR shared_with = made.id)
    OR EXISTS (SELECT FROM sharing_decisions WHERE supplier_id = made.id)
    OR EXISTS (SELECT FROM registrations WHERE company_id = made.id)`,
} as const

/**
 * Takes away the devices, contracts and companies that an import made: they alone were made at the
 * instant at which it began, because imports exclude each other.
 */
export async function undoContracts(
  tx: Database,
  { startedAt }: UndoTask,
): Promise<UndoneImport['rows']> {
  await sql`LOCK TABLE companies, contracts, devices IN SHARE ROW EXCLUSIVE MODE`.execute(tx)
  const rows: Record<string, UndoneRows> = {}
  for (const table of ['devices', 'contracts', 'companies'] as const) {
    const removed = await sql`
      DELETE FROM ${sql.table(table)} made
      WHERE created_at = ${startedAt} AND NOT (${inUse[table]})`.execute(tx)
    const kept = await sql<{ count: number }>`
      SELECT count(*) AS count FROM ${sql.table(table)} WHERE created_at = ${startedAt}`.execute(tx)
    rows[table] = {
      removed: Number(removed.numAffectedRows ?? 0n),
      kept: kept.rows[0]?.count ?? 0,
    }
  }
  return rows
}
