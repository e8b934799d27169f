import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { entryBytes, isCommonPassword, listFile } from './common-passwords.ts'

it.each([
  '1qaz2wsx3edc',
  '1QAZ2WSX3EDC',
  'qwertyqwerty',
  '123456789987654321',
  'unbelievable',
  'aaaaaaaaaaaa',
  'abc1abc1abc1',
  'żółwżółwżółw',
])('%j is common', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

it.each([
  'correct horse battery',
  'żółty rower w deszczu',
  'tB8#kq2!Vn0z',
  '',
  '🐎🔋📎🧷🐎🔋📎🧷🧲🧵🧶🪡',
])('%j is not', (password) => {
  expect(isCommonPassword(password)).toBe(false)
})

it('the list is whole: sorted, without repeats, every entry found', () => {
  const list = readFileSync(listFile)
  expect(list.length % entryBytes).toBe(0)
  const entries = Array.from({ length: list.length / entryBytes }, (_, index) =>
    list.toString('hex', index * entryBytes, (index + 1) * entryBytes),
  )
  expect(entries.length).toBeGreaterThan(40_000)
  expect(entries).toEqual([...new Set(entries)].toSorted())
})
