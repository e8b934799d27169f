// Prevents: a run that ends well although a part of it failed, or never ran.
import { expect, it } from 'vitest'
import { type StageResult, summarize } from './summary.ts'

const stage = (changes: Partial<StageResult> = {}): StageResult => ({
  name: 'server',
  succeeded: true,
  seconds: 1.25,
  counts: { passed: 3, failed: 0 },
  ...changes,
})
const types: StageResult = { name: 'types', succeeded: true, seconds: 0.5 }

it('adds up what the runners counted', () => {
  expect(summarize([types, stage(), stage({ name: 'elements' })])).toEqual({
    lines: [
      'types     ok           0.5 s',
      'server    ok           1.3 s  3 passed, 0 failed',
      'elements  ok           1.3 s  3 passed, 0 failed',
      '',
      '6 passed, 0 failed',
    ],
    good: true,
  })
})

it.each([
  ['a failed test', stage({ succeeded: false, counts: { passed: 2, failed: 2 } }), 2],
  ['a failed test under a good exit', stage({ counts: { passed: 2, failed: 1 } }), 1],
  ['a crash after good tests', stage({ succeeded: false }), 1],
  ['no test at all', stage({ counts: { passed: 0, failed: 0 } }), 1],
  ['a type error', { ...types, succeeded: false }, 1],
])('%s makes the run bad', (_, result, failures) => {
  const { good, lines } = summarize([stage(), result])
  expect(good).toBe(false)
  expect(lines.at(-1)).toMatch(new RegExp(`, ${failures} failed$`))
})
