import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestImport, exportRow, type TestImport } from '../../../testing/test-import.ts'
import type { ImportReport } from './import-report.ts'

let bench: TestImport
beforeEach(async () => {
  bench = await createTestImport()
})
afterEach(() => bench.close())

const refusals = ({ refused }: ImportReport): unknown[] =>
  refused.map(({ line, column, code }) => [line, column, code])
const browar = { nip: 'PL2222222222', name: 'Browar' }
const serials = (): Promise<unknown> =>
  bench
    .query('SELECT serial_number FROM devices ORDER BY serial_number')
    .then((rows) => rows.map((row) => row.serial_number))

// Prevents one wrong row from showing a whole contract to another company.
describe('rows that disagree about their contract', () => {
  it('are judged by what most of them say, whatever comes first', async () => {
    const report = await bench.rows(
      exportRow({ ...browar, serial: 'FG1' }),
      exportRow({ serial: 'FG2' }),
      exportRow({ serial: 'FG3' }),
      exportRow({ serial: 'FG4', supplierNip: '', supplierName: '' }),
      exportRow({ serial: 'FG5', from: '01.03.2026' }),
      exportRow({ serial: 'FG6', to: '01.03.2028' }),
    )
    expect(refusals(report)).toEqual([
      [2, 'NIP klienta', 'contract.other_customer'],
      [5, 'NIP dostawcy', 'contract.other_supplier'],
      [6, 'Data od', 'contract.other_dates'],
      [7, 'Data do', 'contract.other_dates'],
    ])
    expect(report.refused[0]?.message).toContain('line 3')
    expect(report).toMatchObject({ companies: { created: 2 }, contracts: { created: 1 } })
    expect(await serials()).toEqual(['FG2', 'FG3'])
  })

  it('are judged by the first of them when they are as many', async () => {
    const report = await bench.rows(
      exportRow({ serial: 'FG1' }),
      exportRow({ ...browar, serial: 'FG2' }),
    )
    expect(refusals(report)).toEqual([[3, 'NIP klienta', 'contract.other_customer']])
    expect(await serials()).toEqual(['FG1'])
  })

  it('agree when only spellings differ', async () => {
    const report = await bench.rows(
      exportRow({ serial: 'FG1' }),
      exportRow({ serial: 'FG2', nip: '111-111-11-11', number: 'shz / 2026 / 1' }),
    )
    expect(report).toMatchObject({
      contracts: { created: 1 },
      devices: { created: 2 },
      refused: [],
    })
    expect(await bench.query('SELECT number FROM contracts')).toEqual([{ number: 'SHZ/2026/1' }])
  })

  it('are counted without the ones that are wrong in themselves', async () => {
    const report = await bench.rows(
      exportRow({ ...browar, serial: '' }),
      exportRow({ ...browar, serial: '(H)-' }),
      exportRow({ serial: 'FG1' }),
    )
    expect(refusals(report)).toEqual([
      [2, 'Numer seryjny', 'serialNumber.empty'],
      [3, 'Numer seryjny', 'serialNumber.empty'],
    ])
    expect(await bench.query(`SELECT 1 FROM companies WHERE nip = 'PL2222222222'`)).toEqual([])
  })
})

describe('a device that stands on its contract twice', () => {
  it('is one device when both rows say the same, in either notation', async () => {
    const report = await bench.rows(exportRow(), exportRow({ serial: '(H)-FG1234567890' }))
    expect(report).toMatchObject({ rows: 2, devices: { created: 1, unchanged: 0 }, refused: [] })
  })

  it('is what the first row says when they differ, also when it comes again', async () => {
    const rows = [exportRow(), exportRow({ location: 'Szafa 9' }), exportRow({ serial: 'FG2' })]
    const expected = [[3, 'Numer seryjny', 'device.other_data']]
    const first = await bench.rows(...rows)
    expect(refusals(first)).toEqual(expected)
    expect(first.refused[0]?.message).toContain('line 2')
    const again = await bench.rows(...rows)
    expect(refusals(again)).toEqual(expected)
    expect(again.devices).toEqual({ created: 0, updated: 0, unchanged: 2 })
    expect(
      await bench.query(`SELECT location FROM devices WHERE serial_number = 'FG1234567890'`),
    ).toEqual([{ location: 'Szafa 3, U12' }])
  })

  it('does not count as an old prefix removed when it is refused', async () => {
    const old = { serial: '(H)-FG1234567890' }
    const report = await bench.rows(exportRow(old), exportRow({ ...old, location: 'Szafa 9' }))
    expect(report.legacyPrefixesRemoved).toBe(1)
  })
})

// A renewal, and a device that was sold on: the old contract ended, but both are true.
it('lets a device stand on several contracts, of several companies', async () => {
  const report = await bench.rows(
    exportRow({ number: 'SHZ/2022/1', from: '01.01.2022', to: '31.12.2023', status: 'zakończona' }),
    exportRow(),
    exportRow({ ...browar, number: 'SHZ/2026/2' }),
  )
  expect(report).toMatchObject({ contracts: { created: 3 }, devices: { created: 3 }, refused: [] })
})

describe('names of companies', () => {
  const nameOf = async (nip: string): Promise<unknown> =>
    (await bench.query(`SELECT name FROM companies WHERE nip = '${nip}'`))[0]?.name

  it('are those of the first row when rows differ, so that a file never changes its own mind', async () => {
    const rows = [exportRow(), exportRow({ number: 'SHZ/2026/2', name: 'HUTA' })]
    await bench.rows(...rows)
    expect(await nameOf('PL1111111111')).toBe('Huta Szkła S.A.')
    expect((await bench.rows(...rows)).companies).toEqual({ created: 0, updated: 0, unchanged: 2 })
  })

  it('are the customer’s own where it is a supplier too', async () => {
    const integrator = { number: 'SHZ/2026/2', nip: 'PL4444444444', name: 'Integrator Wielki S.A.' }
    await bench.rows(exportRow(), exportRow(integrator))
    expect(await nameOf('PL4444444444')).toBe('Integrator Wielki S.A.')
    // Nor does a later file that knows it as a supplier only.
    expect((await bench.rows(exportRow())).companies.updated).toBe(0)
    expect(await nameOf('PL4444444444')).toBe('Integrator Wielki S.A.')
  })

  it('of suppliers follow the export', async () => {
    await bench.rows(exportRow())
    const report = await bench.rows(exportRow({ supplierName: 'Integrator Nowy S.A.' }))
    expect(report.companies).toEqual({ created: 0, updated: 1, unchanged: 1 })
    expect(await nameOf('PL4444444444')).toBe('Integrator Nowy S.A.')
  })
})
