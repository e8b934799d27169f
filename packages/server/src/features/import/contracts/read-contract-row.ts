import {
  parseContractNumber,
  parseIsoDate,
  parseNip,
  parsePolishDate,
  parsePostalCode,
  parseSerialNumber,
  parseServiceLevel,
  parseText,
} from '@hezo/domain'
import { contractFields } from './contract-columns.ts'
import type { ContractExport } from './contract-export.ts'
import type { CsvRecord } from './read-records.ts'
import type { RowRefusal } from './refusal.ts'
import { remembering, RowValues } from './row-values.ts'

/** What a row says of its contract: the same on all rows of the contract. Dates are `YYYY-MM-DD`. */
export interface ContractFacts {
  readonly number: string
  readonly numberKey: string
  readonly nip: string
  readonly name: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly supplier: { readonly nip: string; readonly name: string } | null
  readonly validFrom: string
  readonly validTo: string
}

/** A row that is good in itself. Rows that say the same of their contract share its object. */
export interface ContractRow {
  readonly line: number
  readonly contract: ContractFacts
  readonly serialNumber: string
  readonly legacyPrefix: boolean
  readonly serviceLevel: string
  readonly vendor: string
  readonly model: string
  readonly location: string
}

type RowProblem = Omit<RowRefusal, 'line'>

const deviceFields = new Set(['serviceLevel', 'serialNumber', 'vendor', 'model', 'location'])
const endedWords = new Set(['zakończona', 'zakonczona', 'ended', 'expired'])
const otherWords = new Set(['aktywna', 'active', ''])

const lineOf = (max: number, min: 0 | 1) => (text: string) => parseText(text, { min, max })
const readName = lineOf(200, 1)
const readNumber = lineOf(80, 1)
const readAddressLine = lineOf(200, 0)
const readLevel = remembering(parseServiceLevel)
const readVendor = remembering(lineOf(100, 0))
const readModel = remembering(lineOf(200, 0))
const readLocation = lineOf(300, 0)

/**
 * Reads rows one by one. A row is refused for the first value that is wrong.
 *
 * @param today `YYYY-MM-DD` in Warsaw: a contract that is said to have ended must have.
 */
export function createRowReader(
  { header: { places, width }, damaged }: Pick<ContractExport, 'header' | 'damaged'>,
  today: string,
): (record: CsvRecord) => ContractRow | RowRefusal {
  // Contracts have many rows, which repeat all of it but the device: each is checked once.
  const contractPlaces = contractFields
    .filter((field) => !deviceFields.has(field))
    .flatMap((field) => places[field] ?? [])
  const readContractOnce = remembering((_key, values: readonly string[]) =>
    readContract(new RowValues(values, places), today),
  )

  return (record) => {
    const { line } = record
    if ('problem' in record) return { line, code: record.problem, value: '' }
    const { values } = record
    const broken = brokenRow(values, width, damaged)
    if (broken) return { line, ...broken }
    const key = contractPlaces.map((place) => values[place]).join('\n')
    const contract = readContractOnce(key, values)
    if ('code' in contract) return { line, ...contract }
    return readDevice(new RowValues(values, places), line, contract)
  }
}

function brokenRow(
  values: readonly string[],
  width: number,
  mayBeDamaged: boolean,
): RowProblem | undefined {
  if (values.length < width) return { code: 'row.too_few_values', value: String(values.length) }
  if (values.slice(width).some((value) => value !== '')) {
    return { code: 'row.too_many_values', value: String(values.length) }
  }
  const damaged = mayBeDamaged ? values.find((value) => value.includes('\u{FFFD}')) : undefined
  return damaged === undefined ? undefined : { code: 'row.damaged_text', value: damaged }
}

function readContract(row: RowValues, today: string): ContractFacts | RowProblem {
  const contract = {
    numberKey: row.parsed('contractNumber', 'contractNumber', parseContractNumber),
    number: row.text('contractNumber', readNumber),
    nip: row.parsed('nip', 'nip', parseNip),
    name: row.text('name', readName),
    street: row.text('street', readAddressLine),
    postalCode: readPostalCode(row),
    city: row.text('city', readAddressLine),
    supplier: readSupplier(row),
    validFrom: row.parsed('validFrom', 'date', parseDate),
    validTo: row.parsed('validTo', 'date', parseDate),
  }
  if (contract.validTo < contract.validFrom) {
    row.refuse('validTo', 'dates.wrong_order', `${contract.validFrom} – ${contract.validTo}`)
  }
  const status = row.raw('status').trim().toLowerCase()
  if (endedWords.has(status)) {
    if (contract.validTo >= today)
      row.refuse('status', 'status.contradicts_dates', contract.validTo)
  } else if (!otherWords.has(status)) row.refuse('status', 'status.unknown')
  return row.problem ?? contract
}

/** Both values or neither: a supplier that is half named would lose what customers share with it. */
function readSupplier(row: RowValues): ContractFacts['supplier'] {
  if (row.raw('supplierNip').trim() === '' && row.raw('supplierName').trim() === '') return null
  return {
    nip: row.parsed('supplierNip', 'nip', parseNip),
    name: row.text('supplierName', readName),
  }
}

/** The address is for people to read, so a code of an odd form stays as it is written. */
function readPostalCode(row: RowValues): string {
  const parsed = parsePostalCode(row.raw('postalCode'), 'PL')
  return parsed.ok ? parsed.value : row.text('postalCode', readAddressLine)
}

function parseDate(text: string): ReturnType<typeof parseIsoDate> {
  return text.includes('.') ? parsePolishDate(text) : parseIsoDate(text)
}

function readDevice(
  row: RowValues,
  line: number,
  contract: ContractFacts,
): ContractRow | RowRefusal {
  const serial = parseSerialNumber(row.raw('serialNumber'))
  const serviceLevel = row.parsed('serviceLevel', 'serviceLevel', readLevel)
  if (!serial.ok) row.refuse('serialNumber', `serialNumber.${serial.reason}`)
  const device = {
    line,
    contract,
    serialNumber: serial.ok ? serial.value : '',
    legacyPrefix: serial.ok && serial.legacyPrefix,
    serviceLevel,
    vendor: row.text('vendor', readVendor),
    model: row.text('model', readModel),
    location: row.text('location', readLocation),
  }
  return row.problem ? { line, ...row.problem } : device
}
