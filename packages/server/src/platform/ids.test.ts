import { idSchema } from '@hezo/api'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { createId } from './ids.ts'

const now = new Date('2026-11-23T10:00:00.123Z')

/** The UUID that an id holds, as text. */
function uuidOf(id: string): string {
  const digits = '0123456789abcdefghjkmnpqrstvwxyz'
  const value = Array.from(id.slice(4), (digit) => BigInt(digits.indexOf(digit))).reduce(
    (sum, digit) => sum * 32n + digit,
    0n,
  )
  const hex = value.toString(16).padStart(32, '0')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

test('an id is a version 7 UUID of its moment, in the form the API declares', () => {
  const id = createId('ticket', now)
  expect(z.safeParse(idSchema('ticket'), id).success).toBe(true)
  const uuid = uuidOf(id)
  expect(z.safeParse(z.uuidv7(), uuid).success).toBe(true)
  expect(Number.parseInt(uuid.replace('-', '').slice(0, 12), 16)).toBe(now.getTime())
})

test('ids of one millisecond are all different and sort as they were made', () => {
  const ids = Array.from({ length: 20_000 }, () => createId('message', now))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

test('later ids sort behind earlier ones, however often the clock moves', () => {
  const at = (offset: number) => createId('ticket', new Date(now.getTime() + offset))
  const [second, third, first] = [at(1), at(2), at(0)]
  expect([third, second, first].toSorted()).toEqual([first, second, third])
})
