// Prevents: a slot that somebody else takes, delays that are not as announced, more attempts than slots.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApiProblem } from '../problem.ts'
import { passThrottleTime } from '../testing/post.ts'
import { createTestServer, type TestServer } from '../testing/test-server.ts'
import type { ThrottleRule } from './throttle-rule.ts'

let server: TestServer
let count = 0
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())

function newRule(details: Partial<ThrottleRule> = {}): ThrottleRule {
  const delays = { first: 60, longest: 60 }
  return { name: `turn-${(count += 1)}`, attempts: 2, window: 86_400, delays, ...details }
}
/** Seconds to wait, 0 for an attempt that passed. */
async function spendAt(address: string, ...rules: readonly ThrottleRule[]): Promise<number> {
  try {
    await server.services.throttle.spendInTurn(
      address,
      ...rules.map((rule) => [rule, 'a'] as const),
    )
    return 0
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'rate_limited') throw error
    return error.retryAfter ?? 0
  }
}
async function exhaust(rule: ThrottleRule): Promise<void> {
  for (let tries = 0; tries < rule.attempts; tries += 1) await spendAt('192.0.2.200', rule)
}
/** Addresses of networks of their own. */
const address = (index: number): string => `10.${Math.floor(index / 250)}.${index % 250}.9`

it('senders wait one behind the other, each until a time that stays', async () => {
  const rule = newRule()
  await exhaust(rule)
  const waits = []
  for (let index = 0; index < 5; index += 1) waits.push(await spendAt(address(index), rule))
  expect(waits).toEqual([60, 120, 180, 240, 300])
  expect(await spendAt(address(3), rule)).toBe(240)
  await passThrottleTime(server, 240)
  // Slots that nobody used do not close the ones after them, and open for nobody else.
  expect(await spendAt('198.51.100.9', rule)).toBe(120)
  expect(await spendAt(address(3), rule)).toBe(0)
  expect(await spendAt(address(3), rule)).toBe(180)
})

it('a slot is used once, however many requests come with it at once', async () => {
  const rule = newRule()
  await exhaust(rule)
  await spendAt(address(1), rule)
  await spendAt(address(2), rule)
  await passThrottleTime(server, 60)
  const waits = await Promise.all(Array.from({ length: 10 }, () => spendAt(address(1), rule)))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(1)
})

it('no more pass than one for each delay, however many senders wait', async () => {
  const rule = newRule()
  let passed = 0
  for (let minute = 0; minute < 20; minute += 1) {
    const waits = await Promise.all(
      Array.from({ length: 30 }, (_, index) => spendAt(address(index), rule)),
    )
    passed += waits.filter((wait) => wait === 0).length
    await passThrottleTime(server, 60)
  }
  expect(passed).toBeLessThanOrEqual(rule.attempts + 20)
  expect(passed).toBeGreaterThan(10)
})

it('a crowd of one network steps back behind those of others', async () => {
  const rule = newRule()
  await exhaust(rule)
  for (let index = 0; index < 50; index += 1) await spendAt(`203.0.113.${index}`, rule)
  expect(await spendAt('198.51.100.9', rule)).toBe(180)
  expect(await spendAt(address(1), rule)).toBe(240)
  // Behind them all, and there it stays.
  expect(await spendAt('203.0.113.2', rule)).toBe(51 * 60)
  expect(await spendAt('198.51.100.9', rule)).toBe(180)
})

it('a slot survives the end of the window', async () => {
  const rule = newRule({ window: 120 })
  await exhaust(rule)
  for (let index = 0; index < 4; index += 1) await spendAt(address(index), rule)
  await passThrottleTime(server, 180)
  for (let index = 10; index < 20; index += 1) await spendAt(address(index), rule)
  await passThrottleTime(server, 60)
  expect(await spendAt(address(3), rule)).toBe(0)
})

it('a slot waits for a budget that opens later', async () => {
  const [early, late] = [
    newRule(),
    newRule({ window: 86_400 * 2, delays: { first: 1800, longest: 1800 } }),
  ]
  await exhaust(early)
  await exhaust(late)
  expect(await spendAt(address(1), early, late)).toBe(1800)
  await passThrottleTime(server, 60)
  for (let index = 2; index < 40; index += 1) await spendAt(address(index), early)
  expect(await spendAt(address(1), early, late)).toBe(1740)
  await passThrottleTime(server, 1740)
  for (let index = 40; index < 60; index += 1) await spendAt(address(index), early)
  expect(await spendAt(address(1), early, late)).toBe(0)
})

it('a sender that polls misses its turn until it has waited, and nobody else does', async () => {
  const rule = newRule()
  await exhaust(rule)
  const poller = '203.0.113.77'
  for (let tries = 0; tries < 20; tries += 1) {
    expect(await spendAt(poller, rule)).toBeGreaterThan(50)
  }
  // It asks once more, and its turn comes while it is held back.
  await passThrottleTime(server, 55)
  expect(await spendAt(poller, rule)).toBeGreaterThan(5)
  expect(await spendAt(address(1), rule)).toBeGreaterThan(60)
  await passThrottleTime(server, 5)
  expect(await spendAt(poller, rule)).toBeGreaterThan(0)
  expect(await spendAt(poller, newRule())).toBe(0)
  await passThrottleTime(server, 10)
  expect(await spendAt(poller, rule)).toBe(0)
})
