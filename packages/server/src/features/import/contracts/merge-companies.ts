import { createIdSeries } from '../../../platform/ids.ts'
import type { MergeCounts, Run } from './merge-counts.ts'

/**
 * Brings the companies of the staged contracts up to date. A company's name and address are those of
 * its first row as a customer. A supplier has a name only, and that never replaces the name of a
 * company that is a customer too: it is written by people who know it less well.
 */
export async function mergeCompanies(run: Run, now: Date): Promise<MergeCounts> {
  const customers = createIdSeries('company', now)
  const suppliers = createIdSeries('company', now)
  const customerCount = await run(`
    CREATE TEMP TABLE import_companies ON COMMIT DROP AS
    SELECT DISTINCT ON (nip) ${customers.idOf('line')} AS id, nip, name, street, postal_code, city,
      true AS is_customer
    FROM import_headers ORDER BY nip, line`)
  const supplierCount = await run(`
    INSERT INTO import_companies
    SELECT DISTINCT ON (supplier_nip) ${suppliers.idOf('line')}, supplier_nip, supplier_name, '',
      '', '', false
    FROM import_headers header
    WHERE supplier_nip IS NOT NULL
      AND NOT EXISTS (SELECT FROM import_companies known WHERE known.nip = header.supplier_nip)
    ORDER BY supplier_nip, line`)
  const updatedCustomers = await run(
    `UPDATE companies
     SET name = found.name, street = found.street, postal_code = found.postal_code,
       city = found.city, updated_at = $1
     FROM import_companies found
     WHERE companies.nip = found.nip AND found.is_customer
       AND (companies.name, companies.street, companies.postal_code, companies.city)
         IS DISTINCT FROM (found.name, found.street, found.postal_code, found.city)`,
    [now],
  )
  const updatedSuppliers = await run(
    `UPDATE companies SET name = found.name, updated_at = $1
     FROM import_companies found
     WHERE companies.nip = found.nip AND NOT found.is_customer AND companies.name <> found.name
       AND NOT EXISTS (SELECT FROM contracts WHERE contracts.company_id = companies.id)`,
    [now],
  )
  const created = await run(
    `INSERT INTO companies (id, nip, name, street, postal_code, city, created_at, updated_at)
     SELECT id, nip, name, street, postal_code, city, $1, $1 FROM import_companies found
     WHERE NOT EXISTS (SELECT FROM companies WHERE companies.nip = found.nip)`,
    [now],
  )
  const updated = updatedCustomers + updatedSuppliers
  return { created, updated, unchanged: customerCount + supplierCount - created - updated }
}
