import { expect, test } from 'vitest'
import { contractState, isContractValidOn } from './contract-validity.ts'
import { warsawDate } from './warsaw-time.ts'

const contract = { validFrom: '2022-10-20', validTo: '2025-10-20' }

test.each([
  ['2022-10-19', 'not_started'],
  ['2022-10-20', 'valid'],
  ['2024-02-29', 'valid'],
  ['2025-10-20', 'valid'],
  ['2025-10-21', 'ended'],
])('on %s the contract is %s', (date, state) => {
  expect(contractState(contract, date)).toBe(state)
  expect(isContractValidOn(contract, date)).toBe(state === 'valid')
})

test.each([
  ['2025-10-20T21:59:59.999Z', true],
  ['2025-10-20T22:00:00.000Z', false],
  ['2022-10-19T21:59:59.999Z', false],
  ['2022-10-19T22:00:00.000Z', true],
])('at %s, by the calendar in Warsaw, valid is %s', (instant, isValid) => {
  expect(isContractValidOn(contract, warsawDate(new Date(instant)))).toBe(isValid)
})

test('a contract of one day is valid on it, one that ends before it starts never is', () => {
  const oneDay = { validFrom: '2025-01-01', validTo: '2025-01-01' }
  expect(isContractValidOn(oneDay, '2025-01-01')).toBe(true)
  const reversed = { validFrom: '2025-01-02', validTo: '2025-01-01' }
  for (const date of ['2024-12-31', '2025-01-01', '2025-01-02', '2025-01-03']) {
    expect(isContractValidOn(reversed, date)).toBe(false)
  }
})
