// Prevents: a pattern that takes quadratic or exponential time, with which one sender stops everybody.
import { expect, it } from 'vitest'
import { exceptions, patternsOf, superLinear } from './patterns.ts'
import { readTree } from './tree.ts'

const patterns = patternsOf(readTree())

it('every pattern of what ships is linear', { timeout: 120_000 }, async () => {
  const distinct = new Map(patterns.map((one) => [`${one.source}/${one.flags}`, one]))
  const findings = []
  for (const pattern of distinct.values()) findings.push(await superLinear(pattern))
  expect(findings.filter((finding) => finding !== undefined)).toEqual([])
  expect(distinct.size).toBeGreaterThan(100)
})

it('every exception is still there', () => {
  const isUsed = ([start]: (typeof exceptions)[number]): boolean =>
    patterns.some(({ path, source }) => path === start || source?.startsWith(start))
  expect(exceptions.filter((exception) => !isUsed(exception))).toEqual([])
})

it.each([
  [String.raw`/^(?:\s|<!--[^]*?-->|<\?xml[^]*?\?>)*<svg/i`, 1],
  [String.raw`/(a*)*b/`, 1],
  [String.raw`/[.\s]+$/`, 1],
  [String.raw`/ *\n */g`, 1],
  [String.raw`/timeout.*connect/i`, 1],
  ['new RegExp("x+$")', 1],
  ['RegExp("x+$", "u")', 1],
  ['new RegExp(`^${prefix}_`)', 1],
  [String.raw`/^\d{4}-\d\d-\d\d$/`, 0],
  [String.raw`/^[\x21-\x7e]{16,255}$/`, 0],
  [String.raw`/[^\p{L}\p{N}]+/gu`, 0],
  [String.raw`/^\w+$/`, 0],
  ['new RegExp("^x+$")', 0],
])('%s gives %i findings', { timeout: 60_000 }, async (code, count) => {
  const found = patternsOf([{ path: 'packages/server/src/a.ts', text: `use(${code})` }])
  expect(found).toHaveLength(1)
  const findings = await Promise.all(found.map(superLinear))
  expect(findings.filter((finding) => finding !== undefined)).toHaveLength(count)
})
