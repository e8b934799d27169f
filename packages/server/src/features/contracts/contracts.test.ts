import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { collect } from '../../testing/collect.ts'
import {
  createSeed,
  type Seed,
  type SeededContract,
  type SeededPerson,
} from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let seed: Seed
let companyId: string
let supplierId: string
let customer: SeededPerson
let stranger: SeededPerson
let staff: SeededPerson
let valid: SeededContract
let ended: SeededContract
let coming: SeededContract
let strangers: SeededContract

beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
  companyId = await seed.company('Klient')
  supplierId = await seed.company('Dostawca')
  const strangerId = await seed.company('Obcy')
  customer = await seed.person('customer', companyId)
  stranger = await seed.person('customer', strangerId)
  staff = await seed.person('staff', null)
  valid = await seed.contract({
    companyId,
    supplierId,
    number: 'SHZ/2026/100%',
    // The last day counts, and so does the first.
    validFrom: '2026-11-23',
    validTo: '2026-11-23',
    serialNumbers: ['FG1000000003', 'FG1000000001', 'X_1', 'FG1000000002'],
  })
  ended = await seed.contract({
    companyId,
    number: 'SHZ/2025/200',
    validFrom: '2025-01-01',
    validTo: '2026-11-22',
    serialNumbers: ['FG2000000000'],
  })
  coming = await seed.contract({
    companyId,
    number: 'Umowa Łódź 3',
    validFrom: '2026-11-24',
    validTo: '2028-01-01',
    serialNumbers: [],
  })
  strangers = await seed.contract({ companyId: strangerId, serialNumbers: ['FG1000000001'] })
})
afterAll(() => server.close())

const numbersOf = (items: readonly { number: string }[]): string[] =>
  items.map(({ number }) => number)

test('a company sees all its contracts, ended ones too, the one that lasts longest first', async () => {
  const { items, nextCursor } = await customer.client.contracts.list()
  expect(nextCursor).toBeNull()
  expect(items).toEqual([
    {
      id: coming.id,
      number: 'Umowa Łódź 3',
      state: 'not_started',
      validFrom: '2026-11-24',
      validTo: '2028-01-01',
      company: { id: companyId, name: 'Klient' },
      supplier: null,
      deviceCount: 0,
    },
    {
      id: valid.id,
      number: 'SHZ/2026/100%',
      state: 'valid',
      validFrom: '2026-11-23',
      validTo: '2026-11-23',
      company: { id: companyId, name: 'Klient' },
      supplier: { id: supplierId, name: 'Dostawca' },
      deviceCount: 4,
    },
    expect.objectContaining({ id: ended.id, state: 'ended', deviceCount: 1 }),
  ])
})

test('staff see the contracts of every company', async () => {
  const all = await collect(staff.client.contracts.list.each({ limit: 1 }))
  expect(all.map(({ id }) => id).toSorted()).toEqual(
    [valid, ended, coming, strangers].map(({ id }) => id).toSorted(),
  )
})

test('a supplier sees what his company bought, not what it sold', async () => {
  const supplier = await seed.person('supplier', supplierId)
  expect((await supplier.client.contracts.list()).items).toEqual([])
  const bought = await seed.contract({ companyId: supplierId })
  expect(numbersOf((await supplier.client.contracts.list()).items)).toEqual([bought.number])
})

test('the day changes in Warsaw, not in Greenwich', async () => {
  const noon = server.now
  try {
    server.now = new Date('2026-11-23T23:00:00Z')
    expect((await customer.client.contracts.get({ contractId: valid.id })).state).toBe('ended')
    expect((await customer.client.contracts.get({ contractId: coming.id })).state).toBe('valid')
  } finally {
    server.now = noon
  }
})

describe('a list is narrowed', () => {
  test.each([
    [{ state: 'valid' }, ['SHZ/2026/100%']],
    [{ state: 'ended' }, ['SHZ/2025/200']],
    [{ state: 'not_started' }, ['Umowa Łódź 3']],
    [{ search: 'łódź' }, ['Umowa Łódź 3']],
    [{ search: 'shz / 2025' }, ['SHZ/2025/200']],
    [{ search: '(H)-FG1000000002' }, ['SHZ/2026/100%']],
    [{ search: 'fg2' }, ['SHZ/2025/200']],
    [{ search: 'fortigate' }, ['SHZ/2026/100%', 'SHZ/2025/200']],
    [{ search: 'Serwerownia a', state: 'ended' }, ['SHZ/2025/200']],
    // Wildcards are text like any other.
    [{ search: '%' }, ['SHZ/2026/100%']],
    [{ search: 'x_1' }, ['SHZ/2026/100%']],
    [{ search: '_' }, ['SHZ/2026/100%']],
    [{ search: '\\' }, []],
    [{ search: "' OR 1=1 --" }, []],
    [{ search: '   ' }, ['Umowa Łódź 3', 'SHZ/2026/100%', 'SHZ/2025/200']],
  ] as const)('by %j to %j', async (query, numbers) => {
    expect(numbersOf((await customer.client.contracts.list(query)).items)).toEqual(numbers)
  })
})

test("contracts.get and contracts.listDevices: another company's contract is not there", async () => {
  const contractId = strangers.id
  await expect(customer.client.contracts.get({ contractId })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(customer.client.contracts.listDevices({ contractId })).rejects.toMatchObject({
    code: 'not_found',
  })
  await expect(
    stranger.client.contracts.listDevices({ contractId, search: 'nothing like this' }),
  ).resolves.toEqual({ items: [], nextCursor: null })
})

test('devices come by serial number, page by page', async () => {
  const { listDevices } = customer.client.contracts
  const contractId = valid.id
  const walked = await collect(listDevices.each({ contractId, limit: 2 }))
  expect(walked.map(({ serialNumber }) => serialNumber)).toEqual([
    'FG1000000001',
    'FG1000000002',
    'FG1000000003',
    'X_1',
  ])
  expect(walked[3]).toEqual({
    id: valid.devices[2]?.id,
    serialNumber: 'X_1',
    vendor: 'Fortinet',
    model: 'FortiGate 100F',
    location: 'Kraków, serwerownia A',
    serviceLevel: '24x7 4h',
  })
  expect(await listDevices({ contractId: coming.id })).toEqual({ items: [], nextCursor: null })
  const found = await listDevices({ contractId, search: '(h) fg1000000003' })
  expect(found.items.map(({ id }) => id)).toEqual([valid.devices[0]?.id])
})

test.each(['nonsense', 'eyJ4Ijox'])('the cursor %j is refused by name', async (cursor) => {
  const { list, listDevices } = customer.client.contracts
  for (const walk of [list.each({ cursor }), listDevices.each({ contractId: valid.id, cursor })]) {
    await expect(collect<unknown>(walk)).rejects.toMatchObject({
      code: 'validation_failed',
      fields: [{ path: 'cursor', code: 'shape.wrong_format' }],
    })
  }
})
