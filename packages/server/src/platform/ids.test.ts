import { idPrefixes, idSchema, type IdKind } from '@hezo/api'
import { expect, it } from 'vitest'
import { createTestImport } from '../testing/test-import.ts'
import { createId, createIdSeries } from './ids.ts'

const kinds = Object.keys(idPrefixes) as IdKind[]
const now = new Date('2026-11-23T10:00:00Z')

it.each(kinds)('makes ids of the promised form: %s', (kind) => {
  expect(idSchema(kind).safeParse(createId(kind, now)).success).toBe(true)
})

it('makes ids that are different, and sort by the millisecond', () => {
  const ids = Array.from({ length: 1_000 }, (_, ms) =>
    createId('ticket', new Date(now.getTime() + ms)),
  )
  expect(new Set(ids).size).toBe(1_000)
  expect(ids.toSorted()).toEqual(ids)
})

// Prevents rows made in bulk from having ids that the API refuses, or that repeat.
it('makes a series of ids in SQL that have the same form and sort by their numbers', async () => {
  const bench = await createTestImport()
  try {
    const series = createIdSeries('device', now)
    const rows = await bench.query(
      `SELECT ${series.idOf('n')} AS id
       FROM unnest(ARRAY[0, 1, 31, 32, 1023, 1024, 999999, 1073741823]) AS numbers (n) ORDER BY n`,
    )
    const ids = rows.map(({ id }) => String(id))
    for (const id of ids) {
      expect(idSchema('device').safeParse(id).success).toBe(true)
      expect(id.startsWith(series.prefix)).toBe(true)
    }
    expect(new Set(ids).size).toBe(8)
    expect(ids.toSorted()).toEqual(ids)
    expect(createIdSeries('device', now).prefix).not.toBe(series.prefix)
  } finally {
    await bench.close()
  }
})
