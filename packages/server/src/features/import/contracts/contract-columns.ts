import { normalizeBounded, typedMaxLength } from '@hezo/domain'
import { ImportFailure } from '../import-failure.ts'
import { createRecordReader } from './read-records.ts'

/** What a row of an export says, in the order in which it is checked, and the columns' known names. */
const columnNames = {
  contractNumber: [
    'numer umowy',
    'nr umowy',
    'umowa',
    'contract number',
    'contract no',
    'contract',
  ],
  nip: ['nip klienta', 'nip', 'customer nip', 'customer tax id', 'customer vat id'],
  name: ['nazwa klienta', 'klient', 'customer name', 'customer', 'company name'],
  street: ['ulica', 'adres', 'street', 'address', 'street address'],
  postalCode: ['kod pocztowy', 'kod', 'postal code', 'postcode', 'zip', 'zip code'],
  city: ['miejscowosc', 'miasto', 'city', 'town'],
  supplierNip: ['nip dostawcy', 'supplier nip', 'supplier tax id', 'supplier vat id'],
  supplierName: ['nazwa dostawcy', 'dostawca', 'supplier name', 'supplier', 'reseller'],
  serviceLevel: ['poziom sla', 'sla', 'sla level', 'service level'],
  validFrom: ['data od', 'od', 'valid from', 'date from', 'start date', 'from'],
  validTo: ['data do', 'do', 'valid to', 'valid until', 'date to', 'end date', 'to'],
  status: ['status', 'stan', 'contract status'],
  serialNumber: ['numer seryjny', 'nr seryjny', 'serial number', 'serial no', 'serial', 's n'],
  vendor: ['producent', 'vendor', 'manufacturer'],
  model: ['model'],
  location: ['lokalizacja', 'location'],
} as const

/** One thing that a row says. */
export type ContractField = keyof typeof columnNames

/** All of them, in the order in which they are checked. */
export const contractFields = Object.keys(columnNames) as ContractField[]

const optional: ReadonlySet<ContractField> = new Set(['status'])
const delimiters = [';', ',', '\t']

/** How a file's rows are laid out. */
export interface ContractHeader {
  readonly delimiter: string
  /** How many values a row has. */
  readonly width: number
  /** Where each field stands; a field that the file does not have is missing. */
  readonly places: Readonly<Partial<Record<ContractField, number>>>
  /** The fields' names as the file has them. */
  readonly names: Readonly<Partial<Record<ContractField, string>>>
  /** Columns that mean nothing to the import. */
  readonly ignored: readonly string[]
}

/**
 * Reads the first line: Polish or English names in any order, case and spelling of spaces. The
 * delimiter is the one that gives the most known names.
 *
 * @throws ImportFailure naming the columns that are missing or stand there twice.
 */
export function readHeader(firstLine: string): ContractHeader {
  const candidates = delimiters.map((delimiter) => layOut(firstLine, delimiter))
  const known = ({ names }: ContractHeader): number => Object.keys(names).length
  const header = candidates.reduce((best, other) => (known(other) > known(best) ? other : best))
  const missing = contractFields.filter(
    (field) => header.places[field] === undefined && !optional.has(field),
  )
  if (missing.length === 0) return header
  const wanted = missing.map((field) => `"${columnNames[field][0]}"`).join(', ')
  throw new ImportFailure(
    'file.columns_missing',
    known(header) === 0
      ? 'The first line does not name the columns of a contract export.'
      : `The first line lacks these columns: ${wanted}.`,
  )
}

function layOut(firstLine: string, delimiter: string): ContractHeader {
  const reader = createRecordReader(delimiter)
  const [record] = [...reader.push(firstLine), ...reader.end()]
  const titles = record && 'values' in record ? record.values : []
  const places: Partial<Record<ContractField, number>> = {}
  const names: Partial<Record<ContractField, string>> = {}
  const ignored: string[] = []
  for (const [place, title] of titles.entries()) {
    const name = title.trim()
    const field = fieldOf(name)
    if (field === undefined) ignored.push(name)
    else if (names[field] !== undefined) {
      throw new ImportFailure(
        'file.columns_repeated',
        `Two columns mean the same: "${names[field]}" and "${name}".`,
      )
    } else {
      places[field] = place
      names[field] = name
    }
  }
  const told = ignored.filter((name) => name !== '')
  return { delimiter, width: titles.length, places, names, ignored: told }
}

const fieldsByName = new Map<string, ContractField>(
  contractFields.flatMap((field) => columnNames[field].map((name) => [name, field])),
)

/** Names are compared without case, accents and punctuation: exports lose them in many ways. */
function fieldOf(name: string): ContractField | undefined {
  const normal = normalizeBounded(name, 'NFKD', typedMaxLength)
  const plain = normal?.replace(/\p{M}/gu, '').toLowerCase().replaceAll('ł', 'l')
  return fieldsByName.get(plain?.replace(/[^a-z0-9]+/g, ' ').trim() ?? '')
}
