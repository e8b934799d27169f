import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createTestImport } from '../../../testing/test-import.ts'

const file = join(import.meta.dirname, '../../../../../checks/testdata/contracts.csv')

// Prevents an importer that agrees only with itself: this one counts by cutting lines apart, with
// none of the parsers, and knows the rules in words of its own.
async function countByHand(): Promise<object> {
  const [, ...lines] = (await readFile(file, 'latin1')).split('\r\n').filter(Boolean)
  const companies = new Set<string>()
  const contracts = new Set<string>()
  const devices = new Set<string>()
  const refused: number[] = []
  let legacyPrefixesRemoved = 0
  for (const [index, line] of lines.entries()) {
    // Only names are quoted, and no count asks for a name.
    const cells = line.replaceAll(/"(""|[^"])*"/g, 'name').split(';')
    const [contract = '', customer = '', , , , , supplier = '', , , from = '', to = ''] = cells
    const serial = (cells[12] ?? '').trim().toUpperCase()
    const bare = serial.replace('(H)-', '')
    const nips = [customer, supplier].filter(Boolean).map((nip) => nip.replaceAll(/[ -]/g, ''))
    const good = nips.every(isNip) && bare !== '' && time(from) <= time(to)
    if (!good) refused.push(index + 2)
    else {
      for (const nip of nips) companies.add(nip)
      contracts.add(contract)
      devices.add(`${contract} ${bare}`)
      if (bare !== serial) legacyPrefixesRemoved += 1
    }
  }
  const made = (created: number): object => ({ created, updated: 0, unchanged: 0 })
  return {
    rows: lines.length,
    companies: made(companies.size),
    contracts: made(contracts.size),
    devices: made(devices.size),
    legacyPrefixesRemoved,
    refused,
  }
}

function isNip(text: string): boolean {
  const digits = text.slice(2)
  const weighted = [6, 5, 7, 2, 3, 4, 5, 6, 7].map(
    (weight, place) => weight * Number(digits[place]),
  )
  return weighted.reduce((sum, product) => sum + product) % 11 === Number(digits[9])
}

/** NaN, which is neither before nor after anything, for a day that is not. */
function time(text: string): number {
  const [day = 0, month = 0, year = 0] = text.split('.').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCDate() === day ? date.getTime() : Number.NaN
}

it('imports as much of a whole export as a count by other means finds in it', async () => {
  const bench = await createTestImport()
  try {
    const { refused, ...numbers } = await bench.run(file)
    const expected = await countByHand()
    expect({ ...numbers, refused: refused.map(({ line }) => line) }).toEqual(expected)
    expect(expected).toMatchObject({ rows: 1731, refused: [210, 328, 608, 668, 729] })
    expect(
      await bench.query(`
        SELECT (SELECT count(*) FROM companies) AS companies,
          (SELECT count(*) FROM contracts) AS contracts, (SELECT count(*) FROM devices) AS devices`),
    ).toEqual([{ companies: 66, contracts: 154, devices: 1726 }])
  } finally {
    await bench.close()
  }
})
