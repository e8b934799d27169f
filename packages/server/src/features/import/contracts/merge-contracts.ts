import type pg from 'pg'
import { createIdSeries } from '../../../platform/ids.ts'
import { mergeCompanies } from './merge-companies.ts'
import type { MergeCounts, Run } from './merge-counts.ts'
import { mergeDevices } from './merge-devices.ts'

/** What became of the rows that were staged. */
export interface MergeResult {
  readonly companies: MergeCounts
  readonly contracts: MergeCounts
  readonly devices: MergeCounts
}

/**
 * Brings companies, contracts and devices to what the staged rows say, set by set. Nothing is
 * deleted: what a file does not name stays as it is.
 *
 * Until the transaction ends nobody else writes those tables, so that the counts are true; everybody
 * may read them, and open tickets on them.
 *
 * @param stagedRows how many were staged and not refused.
 * @param signal ends the merge before its next statement.
 */
export async function mergeContracts(
  client: pg.Client,
  stagedRows: number,
  now: Date,
  signal?: AbortSignal,
): Promise<MergeResult> {
  const run: Run = async (sql, values = []) => {
    signal?.throwIfAborted()
    return (await client.query(sql, [...values])).rowCount ?? 0
  }
  await run('LOCK TABLE companies, contracts, devices IN SHARE ROW EXCLUSIVE MODE')
  const goodRows = stagedRows - (await chooseContracts(run))
  const companies = await mergeCompanies(run, now)
  const contracts = await mergeContractRows(run, now)
  const devices = await mergeDevices(run, now, goodRows)
  return { companies, contracts, devices }
}

/**
 * What most rows of a contract say counts, at a tie what the file says first; the rest is refused.
 *
 * @returns how many rows were refused.
 */
async function chooseContracts(run: Run): Promise<number> {
  await run(`
    CREATE TEMP TABLE import_contracts ON COMMIT DROP AS
    WITH repeated AS (
      SELECT header, count(*) AS times FROM import_rows GROUP BY header
    ), variants AS (
      SELECT number_key, nip, supplier_nip, valid_from, valid_to,
        min(line) AS line, sum(times) AS times
      FROM import_headers JOIN repeated ON header = line
      GROUP BY number_key, nip, supplier_nip, valid_from, valid_to
    )
    SELECT DISTINCT ON (number_key) number_key, nip, supplier_nip, valid_from, valid_to, line
    FROM variants ORDER BY number_key, times DESC, line`)
  await run(`
    CREATE TEMP TABLE import_contradictions ON COMMIT DROP AS
    SELECT own.line AS header, chosen.line AS chosen_line,
      CASE WHEN own.nip <> chosen.nip THEN 'nip'
        WHEN own.supplier_nip IS DISTINCT FROM chosen.supplier_nip THEN 'supplierNip'
        WHEN own.valid_from <> chosen.valid_from THEN 'validFrom'
        ELSE 'validTo' END AS field
    FROM import_headers own JOIN import_contracts chosen USING (number_key)
    WHERE (own.nip, own.supplier_nip, own.valid_from, own.valid_to)
      IS DISTINCT FROM (chosen.nip, chosen.supplier_nip, chosen.valid_from, chosen.valid_to)`)
  const refused = await run(`
    INSERT INTO import_refusals (line, field, code, value)
    SELECT line, field,
      CASE field WHEN 'nip' THEN 'contract.other_customer'
        WHEN 'supplierNip' THEN 'contract.other_supplier'
        ELSE 'contract.other_dates' END,
      chosen_line
    FROM import_contradictions JOIN import_rows USING (header)`)
  await run('DELETE FROM import_headers USING import_contradictions WHERE line = header')
  return refused
}

async function mergeContractRows(run: Run, now: Date): Promise<MergeCounts> {
  const ids = createIdSeries('contract', now)
  const total = await run(`
    CREATE TEMP TABLE import_targets ON COMMIT DROP AS
    SELECT chosen.line, chosen.number_key, header.number, company.id AS company_id,
      supplier.id AS supplier_id, chosen.valid_from, chosen.valid_to
    FROM import_contracts chosen
    JOIN import_headers header USING (line)
    JOIN companies company ON company.nip = chosen.nip
    LEFT JOIN companies supplier ON supplier.nip = chosen.supplier_nip`)
  await recordNewHands(run, now)
  const updated = await run(
    `UPDATE contracts
     SET number = target.number, company_id = target.company_id, supplier_id = target.supplier_id,
       valid_from = target.valid_from, valid_to = target.valid_to, updated_at = $1
     FROM import_targets target
     WHERE contracts.number_key = target.number_key
       AND (contracts.number, contracts.company_id, contracts.supplier_id, contracts.valid_from,
         contracts.valid_to) IS DISTINCT FROM (target.number, target.company_id,
         target.supplier_id, target.valid_from, target.valid_to)`,
    [now],
  )
  const created = await run(
    `INSERT INTO contracts (id, number, number_key, company_id, supplier_id, valid_from, valid_to,
       created_at, updated_at)
     SELECT ${ids.idOf('line')}, number, number_key, company_id, supplier_id, valid_from, valid_to,
       $1, $1
     FROM import_targets target
     WHERE NOT EXISTS (SELECT FROM contracts WHERE contracts.number_key = target.number_key)
     ORDER BY line`,
    [now],
  )
  return { created, updated, unchanged: total - created - updated }
}

/** Other people see a contract from now on: that is written down for each. */
async function recordNewHands(run: Run, now: Date): Promise<void> {
  for (const [column, action] of [
    ['company_id', 'contract.company_changed'],
    ['supplier_id', 'contract.supplier_changed'],
  ]) {
    await run(
      `INSERT INTO audit_events (at, action, company_id, subject_id, details)
       SELECT $1, $2, target.company_id, contracts.id,
         jsonb_build_object('from', contracts.${column}, 'to', target.${column})
       FROM contracts JOIN import_targets target USING (number_key)
       WHERE contracts.${column} IS DISTINCT FROM target.${column}`,
      [now, action],
    )
  }
}
