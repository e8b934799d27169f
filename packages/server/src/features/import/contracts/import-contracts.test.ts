import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestImport, exportRow, type TestImport } from '../../../testing/test-import.ts'

const fixture = join(import.meta.dirname, '../../../../testdata/contracts.csv')
const counts = (created: number, updated: number, unchanged: number) => ({
  created,
  updated,
  unchanged,
})

let bench: TestImport
beforeEach(async () => {
  bench = await createTestImport()
})
afterEach(() => bench.close())

/** Everything that an import may change, without what it writes down about itself. */
const everything = async (): Promise<unknown[]> => [
  await bench.query('SELECT * FROM companies ORDER BY id'),
  await bench.query('SELECT * FROM contracts ORDER BY id'),
  await bench.query('SELECT * FROM devices ORDER BY id'),
]

describe('an export of the ERP', () => {
  it('goes in but for the rows that are wrong, each named by line and column', async () => {
    const report = await bench.run(fixture)
    expect(report).toMatchObject({
      rows: 66,
      companies: counts(23, 0, 0),
      contracts: counts(23, 0, 0),
      devices: counts(61, 0, 0),
      legacyPrefixesRemoved: 24,
    })
    expect(report.refused.map(({ line, column, code }) => [line, column, code])).toEqual([
      [27, 'NIP klienta', 'nip.wrong_check_digit'],
      [31, 'Data od', 'date.no_such_day'],
      [41, 'Data do', 'dates.wrong_order'],
      [42, 'Numer seryjny', 'serialNumber.empty'],
      [50, 'Numer seryjny', 'serialNumber.empty'],
    ])
  })

  it('arrives as it was meant: letters, quotes, notation, days', async () => {
    await bench.run(fixture)
    expect(
      await bench.query(`
        SELECT customer.nip, customer.name, customer.street, customer.postal_code, customer.city,
          supplier.name AS supplier, number, valid_from, valid_to, serial_number, vendor, model,
          location, service_level
        FROM devices
        JOIN contracts ON contracts.id = contract_id
        JOIN companies customer ON customer.id = company_id
        JOIN companies supplier ON supplier.id = supplier_id
        WHERE serial_number = 'PM1825918164'`),
    ).toEqual([
      {
        nip: 'PL7731385107',
        name: 'Drukarnia "Świt" 06 Sp. z o.o.',
        street: 'os. Tysiąclecia 163',
        postal_code: '61-806',
        city: 'Poznań',
        supplier: 'DataNova S.A.',
        number: 'SHZ/2021/9597',
        valid_from: '2021-09-08',
        valid_to: '2024-09-08',
        serial_number: 'PM1825918164',
        vendor: 'HPE',
        model: '3PAR 8400',
        location: 'Serwerownia 2, szafa 8, U42',
        service_level: '24x7 6h CTR',
      },
    ])
  })

  it('changes nothing when it comes again', async () => {
    const first = await bench.run(fixture)
    const before = await everything()
    bench.now = new Date('2026-11-24T10:00:00Z')
    expect(await bench.run(fixture)).toEqual({
      ...first,
      companies: counts(0, 0, 23),
      contracts: counts(0, 0, 23),
      devices: counts(0, 0, 61),
    })
    expect(await everything()).toEqual(before)
  })

  it('gives the same as UTF-8, with or without a byte order mark, with commas, in English', async () => {
    const first = await bench.run(fixture)
    const text = new TextDecoder('windows-1250').decode(await readFile(fixture))
    const again = {
      companies: counts(0, 0, 23),
      contracts: counts(0, 0, 23),
      devices: counts(0, 0, 61),
    }
    const commas = text.replace(/[^;\r\n]+/g, (value) =>
      value.includes(',') ? `"${value}"` : value,
    )
    const titles =
      'contract no,customer nip,customer,street,zip,city,supplier nip,supplier,sla,valid from,' +
      'valid to,status,serial no,vendor,model,location'
    for (const same of [
      text,
      `\u{FEFF}${text}`,
      commas.replaceAll(';', ',').replace(/^.*/, titles),
      text.replaceAll('\r\n', '\n'),
    ]) {
      const report = await bench.run(await bench.file(same))
      expect(report).toMatchObject({ rows: first.rows, ...again })
      expect(report.refused.map(({ line, code }) => [line, code])).toEqual(
        first.refused.map(({ line, code }) => [line, code]),
      )
    }
  })
})

describe('a dry run', () => {
  it('reports exactly what the import then does, and writes nothing', async () => {
    const before = await everything()
    const dry = await bench.run(fixture, { dryRun: true })
    expect(await everything()).toEqual(before)
    expect(await bench.query('SELECT 1 FROM imports UNION ALL SELECT 1 FROM audit_events')).toEqual(
      [],
    )
    expect(await bench.run(fixture)).toEqual(dry)
  })
})

describe('what is written down', () => {
  it('is one import with its numbers and refusals, and one audit row that names it', async () => {
    const { refused, ...numbers } = await bench.run(fixture)
    const [kept] = await bench.query('SELECT * FROM imports')
    expect(kept).toMatchObject({
      kind: 'contracts',
      file_name: 'contracts.csv',
      report: { ...numbers, refusedRows: 5 },
    })
    expect(kept?.report).toHaveProperty('refused.0', {
      line: 27,
      field: 'nip',
      code: 'nip.wrong_check_digit',
    })
    expect(kept?.report).toHaveProperty('refused.length', refused.length)
    expect(await bench.query('SELECT action, subject_id, details FROM audit_events')).toEqual([
      {
        action: 'contracts.imported',
        subject_id: kept?.id,
        details: { fileName: 'contracts.csv', rows: 66, refused: 5 },
      },
    ])
  })
})

describe('a later export', () => {
  it('brings what changed up to date, and leaves the rest alone', async () => {
    await bench.rows(exportRow(), exportRow({ serial: 'FG2', location: 'Szafa 1' }))
    const [old] = await bench.query(`SELECT * FROM devices WHERE serial_number = 'FG1234567890'`)
    bench.now = new Date('2026-12-01T10:00:00Z')
    const report = await bench.rows(
      exportRow({ street: 'ul. Nowa 2', to: '31.01.2031' }),
      exportRow({ serial: 'FG2', street: 'ul. Nowa 2', to: '31.01.2031', location: 'Szafa 9' }),
      exportRow({ serial: 'FG3', street: 'ul. Nowa 2', to: '31.01.2031' }),
    )
    expect(report).toMatchObject({
      companies: counts(0, 1, 1),
      contracts: counts(0, 1, 0),
      devices: counts(1, 1, 1),
      refused: [],
    })
    expect(await bench.query(`SELECT * FROM devices WHERE serial_number = 'FG1234567890'`)).toEqual(
      [old],
    )
    expect(
      await bench.query(`
        SELECT street, valid_to, location, contracts.updated_at FROM devices
        JOIN contracts ON contracts.id = contract_id JOIN companies ON companies.id = company_id
        WHERE serial_number = 'FG2'`),
    ).toEqual([
      { street: 'ul. Nowa 2', valid_to: '2031-01-31', location: 'Szafa 9', updated_at: bench.now },
    ])
  })

  it('deletes nothing that it does not name', async () => {
    await bench.rows(exportRow(), exportRow({ serial: 'FG2' }), exportRow({ number: 'SHZ/2026/2' }))
    await bench.rows(exportRow())
    expect(await bench.query('SELECT 1 FROM devices')).toHaveLength(3)
  })

  it('may give a contract to another company or supplier, which is audited', async () => {
    await bench.rows(exportRow())
    const report = await bench.rows(
      exportRow({ nip: 'PL2222222222', name: 'Browar', supplierNip: '', supplierName: '' }),
    )
    expect(report).toMatchObject({ companies: counts(1, 0, 0), contracts: counts(0, 1, 0) })
    const events = await bench.query(`
      SELECT action, nip, details FROM audit_events JOIN companies ON companies.id = company_id
      WHERE action LIKE 'contract.%' ORDER BY action`)
    expect(events).toMatchObject([
      { action: 'contract.company_changed', nip: 'PL2222222222' },
      { action: 'contract.supplier_changed', nip: 'PL2222222222', details: { to: null } },
    ])
  })
})
