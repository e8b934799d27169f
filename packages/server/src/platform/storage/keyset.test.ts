import { expect, test } from 'vitest'
import { cutPage, readCursor } from './keyset.ts'

const id = 'tkt_01jd8m3v0000000000000000ab'
const rows = [1, 2, 3].map((n) => ({ n, key: ['2026-11-23T10:00:00.000Z', id] as const }))
const item = (row: (typeof rows)[number]): number => row.n

test('a row more than the page holds makes a cursor, and is not on the page', () => {
  const page = cutPage(rows, 2, item, (row) => row.key)
  expect(page.items).toEqual([1, 2])
  expect(readCursor(page.nextCursor ?? '', ['instant', 'id'])).toEqual(rows[1]?.key)
})

test('the last page has none', () => {
  expect(cutPage(rows, 3, item, (row) => row.key)).toEqual({ items: [1, 2, 3], nextCursor: null })
  expect(cutPage([], 3, item, (row) => row.key)).toEqual({ items: [], nextCursor: null })
  expect(readCursor(undefined, ['id'])).toBeUndefined()
})

const cursorOf = (...parts: string[]): string => Buffer.from(parts.join('\n')).toString('base64url')

test.each([
  '',
  'nonsense',
  '💥',
  cursorOf(id),
  cursorOf('2026-11-23T10:00:00.000Z', id, id),
  cursorOf('2026-13-45T10:00:00.000Z', id),
  cursorOf('2026-11-23T10:00:00.000Z', "' OR 1=1"),
  cursorOf('2026-11-23T10:00:00.000Z', `${id}\u0000`),
])('%j is no cursor of this list', (cursor) => {
  expect(() => readCursor(cursor, ['instant', 'id'])).toThrow(
    expect.objectContaining({
      code: 'validation_failed',
      fields: [{ path: 'cursor', code: 'shape.wrong_format' }],
    }),
  )
})
