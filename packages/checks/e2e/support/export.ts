import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Entitlement } from './installation.ts'

/** The contract export as the ERP writes it. */
export const exportFile = fileURLToPath(new URL('../../testdata/contracts.csv', import.meta.url))

/** One company of the export, read without the importer. */
export interface ExportedCompany {
  readonly nip: string
  readonly name: string
  /** Contract number → its rows. */
  readonly contracts: ReadonlyMap<string, readonly ExportedRow[]>
}

interface ExportedRow {
  readonly supplier: string
  readonly supplierNip: string
  readonly validFrom: string
  readonly validTo: string
  /** As written, in the old notation or the new. */
  readonly serial: string
}

const today = new Date().toISOString().slice(0, 10)

/** Companies by NIP, from the bytes themselves: lines, semicolons, no quotes. */
export function exportedCompanies(): ReadonlyMap<string, ExportedCompany> {
  const text = new TextDecoder('windows-1250').decode(readFileSync(exportFile))
  const companies = new Map<
    string,
    { nip: string; name: string; contracts: Map<string, ExportedRow[]> }
  >()
  for (const line of text.split('\r\n').slice(1).filter(Boolean)) {
    const cells = line.split(';')
    const [number = '', nipText = '', name = ''] = cells
    const nip = `PL${nipText.replaceAll(/\D/g, '')}`
    const company = companies.get(nip) ?? { nip, name, contracts: new Map() }
    companies.set(nip, company)
    const rows = company.contracts.get(number) ?? []
    company.contracts.set(number, rows)
    rows.push({
      supplier: cells[7] ?? '',
      supplierNip: cells[6] ?? '',
      validFrom: isoDay(cells[9] ?? ''),
      validTo: isoDay(cells[10] ?? ''),
      serial: cells[12] ?? '',
    })
  }
  return companies
}

function isoDay(text: string): string {
  return text.split('.').toReversed().join('-')
}

/** A company to register for: several contracts, one in force, sold by a supplier. */
export interface Candidate {
  readonly company: ExportedCompany
  readonly supplier: string
  readonly supplierNip: string
  /** The serial as the old notation writes it: `(H)-…`. */
  readonly entitlement: Entitlement
}

const plain = /^(\(H\)-)?[A-Z0-9-]{6,}$/

/** @throws Error when no contract of the export is in force any more. */
export function candidate(): Candidate {
  for (const one of candidates()) return one
  throw new Error('no contract of the export is in force today')
}

/** Every company of the export that one can register for, in its order. */
export function* candidates(): Generator<Candidate> {
  for (const company of exportedCompanies().values()) {
    const rows = [...company.contracts.values()].flat()
    const orderly = rows.every((row) => plain.test(row.serial) && row.validFrom < row.validTo)
    if (!orderly || company.contracts.size < 2) continue
    for (const [contractNumber, own] of company.contracts) {
      const row = own.find(
        ({ serial, supplier, validFrom, validTo }) =>
          serial.startsWith('(H)-') && supplier !== '' && validFrom <= today && today <= validTo,
      )
      if (!row) continue
      const entitlement = { nip: company.nip, contractNumber, serialNumber: row.serial }
      yield { company, supplier: row.supplier, supplierNip: row.supplierNip, entitlement }
      break
    }
  }
}
