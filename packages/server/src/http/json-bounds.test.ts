// Threat: a small body of brackets becomes a large heap once it is parsed.
import { describe, expect, it } from 'vitest'
import { isWithinJsonBounds, maxJsonDepth, maxJsonValues } from './json-bounds.ts'

const judge = (text: string): boolean => isWithinJsonBounds(Buffer.from(text))
const nested = (depth: number, opener: string, closer: string): string =>
  opener.repeat(depth) + closer.repeat(depth)

describe('JSON is within bounds', () => {
  it.each([
    ['with nothing in it', ''],
    ['as one text', '"text"'],
    ['at the largest depth', nested(maxJsonDepth, '[', ']')],
    ['with as many elements as are allowed', `[${'1,'.repeat(maxJsonValues - 1)}1]`],
    ['whatever stands in its texts', JSON.stringify({ a: '[{,'.repeat(10_000), b: '"\\"[,' })],
    ['with objects side by side', `[${'{},'.repeat(400)}{}]`],
    ['though its last text never ends', '"\\'],
  ])('%s', (_, text) => {
    expect(judge(text)).toBe(true)
  })
})

describe('JSON is beyond bounds', () => {
  it.each([
    ['with arrays too deep', nested(maxJsonDepth + 1, '[', ']')],
    ['with objects too deep', nested(maxJsonDepth + 1, '{"a":', '}')],
    ['with arrays that never end', '['.repeat(100_000)],
    ['with too many elements', `[${'1,'.repeat(maxJsonValues)}1]`],
    ['with too many members', `{${'"a":1,'.repeat(maxJsonValues)}"a":1}`],
    ['with too many empty objects', `[${'{},'.repeat(maxJsonValues)}{}]`],
    ['with too much behind a text that holds a quote', `["\\"",${'1,'.repeat(maxJsonValues)}1]`],
  ])('%s', (_, text) => {
    expect(judge(text)).toBe(false)
  })
})
