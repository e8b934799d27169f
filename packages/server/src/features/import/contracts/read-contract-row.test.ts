import { describe, expect, it } from 'vitest'
import { exportHeader, exportRow } from '../../../testing/test-import.ts'
import { readHeader } from './contract-columns.ts'
import { createRowReader } from './read-contract-row.ts'
import { refusalCodes, refusalMessage } from './refusal.ts'

const today = '2026-11-23'

function read(row: string, damaged = false): ReturnType<ReturnType<typeof createRowReader>> {
  const readRow = createRowReader({ header: readHeader(exportHeader), damaged }, today)
  return readRow({ line: 2, values: row.split(';') })
}

type Cells = NonNullable<Parameters<typeof exportRow>[0]>

describe('a good row', () => {
  it.each<[string, Cells, object]>([
    ['a NIP in any spelling', { nip: ' pl 111-111-11-11 ' }, { contract: { nip: 'PL1111111111' } }],
    ['a NIP without its country', { nip: '1111111111' }, { contract: { nip: 'PL1111111111' } }],
    ['the old notation', { serial: '(H)-FG1' }, { serialNumber: 'FG1', legacyPrefix: true }],
    [
      'a serial number in spaces',
      { serial: ' 7821587p ' },
      { serialNumber: '7821587P', legacyPrefix: false },
    ],
    [
      'a serial number that begins with H',
      { serial: 'H-123' },
      { serialNumber: 'H-123', legacyPrefix: false },
    ],
    ['ISO dates', { from: '2026-02-01' }, { contract: { validFrom: '2026-02-01' } }],
    ['short Polish dates', { from: '1.2.2026' }, { contract: { validFrom: '2026-02-01' } }],
    ['a contract of one day', { to: '01.02.2026' }, { contract: { validTo: '2026-02-01' } }],
    ['a service level in any spelling', { level: '24X7  4H' }, { serviceLevel: '24x7 4h' }],
    ['no supplier', { supplierNip: '', supplierName: ' ' }, { contract: { supplier: null } }],
    [
      'no address and no place',
      { street: '', postalCode: '', city: '', location: '' },
      { location: '' },
    ],
    [
      'a postal code without hyphen',
      { postalCode: '30552' },
      { contract: { postalCode: '30-552' } },
    ],
    [
      'a postal code of odd form, as it is',
      { postalCode: 'brak' },
      { contract: { postalCode: 'brak' } },
    ],
    [
      'the number as the business writes it',
      { number: ' shz/2026/1 ' },
      { contract: { number: 'shz/2026/1', numberKey: 'SHZ/2026/1' } },
    ],
    [
      'a contract that ended',
      { to: '22.11.2026', status: 'Zakończona' },
      { contract: { validTo: '2026-11-22' } },
    ],
    [
      'an active one that has ended since',
      { to: '22.11.2026' },
      { contract: { validTo: '2026-11-22' } },
    ],
    [
      'an active one that has not begun',
      { from: '01.01.2027' },
      { contract: { validFrom: '2027-01-01' } },
    ],
    ['no status', { status: '' }, { line: 2 }],
    ['control characters', { location: 'Szafa\u0007 3\u200B' }, { location: 'Szafa 3' }],
  ])('may have %s', (_name, cells, found) => {
    expect(read(exportRow(cells))).toMatchObject(found)
  })

  it('may have more values than columns while they are empty', () => {
    expect(read(`${exportRow()};;`)).toMatchObject({ serialNumber: 'FG1234567890' })
  })
})

describe('a bad row', () => {
  it.each<[Cells, string, string]>([
    [{ number: '' }, 'contractNumber', 'contractNumber.empty'],
    [{ number: 'A1' }, 'contractNumber', 'contractNumber.too_short'],
    [{ number: 'A'.repeat(41) }, 'contractNumber', 'contractNumber.too_long'],
    [{ number: 'SHZ\u0001/1' }, 'contractNumber', 'contractNumber.bad_character'],
    [{ nip: '' }, 'nip', 'nip.empty'],
    [{ nip: 'DE123456789' }, 'nip', 'nip.wrong_country'],
    [{ nip: 'PL11111111x1' }, 'nip', 'nip.bad_character'],
    [{ nip: 'PL111111111' }, 'nip', 'nip.wrong_length'],
    [{ nip: 'PL1234567890' }, 'nip', 'nip.wrong_check_digit'],
    [{ name: ' ' }, 'name', 'text.empty'],
    [{ name: 'x'.repeat(201) }, 'name', 'text.too_long'],
    [{ supplierNip: '' }, 'supplierNip', 'nip.empty'],
    [{ supplierNip: 'PL1234567890' }, 'supplierNip', 'nip.wrong_check_digit'],
    [{ supplierName: '' }, 'supplierName', 'text.empty'],
    [{ level: '' }, 'serviceLevel', 'serviceLevel.empty'],
    [{ level: 'jutro' }, 'serviceLevel', 'serviceLevel.unknown'],
    [{ from: '' }, 'validFrom', 'date.empty'],
    [{ from: '31.02.2024' }, 'validFrom', 'date.no_such_day'],
    [{ to: '01/02/2029' }, 'validTo', 'date.wrong_format'],
    [{ to: '44958' }, 'validTo', 'date.wrong_format'],
    [{ from: '18.04.2029', to: '18.04.2025' }, 'validTo', 'dates.wrong_order'],
    [{ status: 'zawieszona' }, 'status', 'status.unknown'],
    [{ status: 'zakończona' }, 'status', 'status.contradicts_dates'],
    [{ status: 'zakończona', to: '23.11.2026' }, 'status', 'status.contradicts_dates'],
    [{ serial: '' }, 'serialNumber', 'serialNumber.empty'],
    [{ serial: '(H)-' }, 'serialNumber', 'serialNumber.empty'],
    [{ serial: 'A1' }, 'serialNumber', 'serialNumber.too_short'],
    [{ serial: 'A'.repeat(65) }, 'serialNumber', 'serialNumber.too_long'],
    // The first letter is Cyrillic.
    [{ serial: 'А123456' }, 'serialNumber', 'serialNumber.bad_character'],
    [{ location: 'x'.repeat(301) }, 'location', 'text.too_long'],
  ])('%j is refused at %s: %s', (cells, field, code) => {
    expect(read(exportRow(cells))).toMatchObject({ line: 2, field, code })
  })

  it('is refused for its first mistake only', () => {
    expect(read(exportRow({ nip: '', from: 'x', serial: '' }))).toMatchObject({ code: 'nip.empty' })
  })

  it('is refused when its values and the columns do not match', () => {
    expect(read(exportRow().slice(0, 40))).toMatchObject({ code: 'row.too_few_values' })
    const split = exportRow({ name: 'Huta; Szkło' })
    expect(read(split)).toEqual({ line: 2, code: 'row.too_many_values', value: '17' })
  })

  it('is refused for a broken character where the file is known to have some', () => {
    const row = exportRow({ name: 'Huta Szk\u{FFFD}a' })
    expect(read(row, true)).toMatchObject({ code: 'row.damaged_text' })
    expect(read(row, false)).not.toHaveProperty('code')
  })
})

// Prevents a mistake in one row from being held against the next one of the contract.
it('remembers a contract only for rows that say the same of it', () => {
  const readRow = createRowReader({ header: readHeader(exportHeader), damaged: false }, today)
  const rows = [{}, { nip: 'PL1234567890' }, {}, { name: 'Huta Nowa' }].map((cells, index) =>
    readRow({ line: index + 2, values: exportRow(cells).split(';') }),
  )
  expect(rows.map((row) => ('code' in row ? row.code : row.contract.name))).toEqual([
    'Huta Szkła S.A.',
    'nip.wrong_check_digit',
    'Huta Szkła S.A.',
    'Huta Nowa',
  ])
  expect(rows.map((row) => row.line)).toEqual([2, 3, 4, 5])
})

describe('messages', () => {
  it.each(refusalCodes)('%s is one clear sentence', (code) => {
    const message = refusalMessage(code, 'X1')
    expect(message).toMatch(/^["A-Z].*[.?"]$/)
    expect(message).not.toMatch(/[{}]/)
  })

  it('show what was found, on one line and not too much of it', () => {
    expect(refusalMessage('nip.wrong_length', '$&\n\u001B[31m')).toContain('"$&  [31m"')
    expect(refusalMessage('text.too_long', 'x'.repeat(5_000)).length).toBeLessThan(100)
  })
})
