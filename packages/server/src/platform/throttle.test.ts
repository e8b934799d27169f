import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passThrottleTime } from '../testing/post.ts'
import { createTestServer, type TestServer } from '../testing/test-server.ts'
import { ApiProblem } from '../problem.ts'
import { asOne } from './storage/write.ts'
import type { ThrottleRule } from './throttle-rule.ts'

let server: TestServer
let count = 0
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())

function newRule(details: Omit<ThrottleRule, 'name'>): ThrottleRule {
  return { name: `rule-${(count += 1)}`, ...details }
}

/** The seconds to wait after each of `times` attempts; 0 for one that passed. */
async function spend(rule: ThrottleRule, key: string, times: number): Promise<number[]> {
  const waits = []
  for (let attempt = 0; attempt < times; attempt += 1) waits.push(await waitOf(rule, key))
  return waits
}
async function waitOf(rule: ThrottleRule, key: string): Promise<number> {
  try {
    await server.services.throttle.spend([rule, key])
    return 0
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'rate_limited') throw error
    return error.retryAfter ?? 0
  }
}

describe('a rule with a window', () => {
  it('lets its attempts through, refuses the next and says for how long', async () => {
    const rule = newRule({ attempts: 3, window: 60 })
    expect(await spend(rule, 'a', 5)).toEqual([0, 0, 0, 60, 60])
    expect(await spend(rule, 'b', 1)).toEqual([0])
    await passThrottleTime(server, 60)
    expect(await spend(rule, 'a', 1)).toEqual([0])
  })

  it('lets no more through when all come at once', async () => {
    const rule = newRule({ attempts: 7, window: 60 })
    const waits = await Promise.all(Array.from({ length: 60 }, () => waitOf(rule, 'a')))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(7)
  })
})

describe('a rule with delays', () => {
  it('doubles them up to the longest, and being refused makes none longer', async () => {
    const rule = newRule({ attempts: 2, window: 3600, delays: { first: 10, longest: 60 } })
    expect(await spend(rule, 'a', 1)).toEqual([0])
    const delays = []
    for (let round = 0; round < 5; round += 1) {
      const [passed, ...refused] = await spend(rule, 'a', 4)
      expect(passed).toBe(0)
      delays.push(refused[0] ?? 0)
      await passThrottleTime(server, refused[0] ?? 0)
    }
    expect(delays).toEqual([10, 20, 40, 60, 60])
  })

  it('forgets after its window', async () => {
    const rule = newRule({ attempts: 1, window: 100, delays: { first: 60, longest: 60 } })
    expect(await spend(rule, 'a', 2)).toEqual([0, 60])
    await passThrottleTime(server, 100)
    expect(await spend(rule, 'a', 2)).toEqual([0, 60])
  })

  it.each([1, 2, 10])('of %i attempts lets exactly as many through', async (attempts) => {
    const rule = newRule({ attempts, window: 3600, delays: { first: 10, longest: 60 } })
    const waits = await spend(rule, 'a', attempts + 2)
    expect(waits).toEqual([...Array.from({ length: attempts }, () => 0), 10, 10])
  })

  it('lets no more than its attempts through when all come at once', async () => {
    const rule = newRule({ attempts: 5, window: 60, delays: { first: 30, longest: 30 } })
    const waits = await Promise.all(Array.from({ length: 60 }, () => waitOf(rule, 'a')))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5)
  })
})

it('an attempt given back can be spent again; a key forgotten starts anew', async () => {
  const { db, throttle } = server.services
  for (const rule of [
    newRule({ attempts: 2, window: 60 }),
    newRule({ attempts: 2, window: 60, delays: { first: 60, longest: 60 } }),
  ]) {
    await spend(rule, 'a', 2)
    await db.executeQuery(asOne(throttle.settle({ restore: [[rule, 'a']] })))
    expect(await spend(rule, 'a', 1)).toEqual([0])
    await spend(rule, 'a', 3)
    await db.executeQuery(asOne(throttle.settle({ reset: [[rule, 'a']] })))
    expect(await spend(rule, 'a', 2)).toEqual([0, 0])
  }
})

describe('a clock that was a day ahead and is right again', () => {
  it.each([
    ['a window', { attempts: 2, window: 60 }],
    ['delays', { attempts: 2, window: 3600, delays: { first: 30, longest: 60 } }],
  ])('keeps nobody out for a day: %s', async (_, details) => {
    const rule = newRule(details)
    await spend(rule, 'a', 4)
    await passThrottleTime(server, -86_400)
    const waits = await spend(rule, 'a', 6)
    expect(waits[0]).toBe(0)
    expect(Math.max(...waits)).toBeLessThanOrEqual(60)
    expect(waits.filter((wait) => wait === 0).length).toBeLessThanOrEqual(3)
  })

  it('half a minute between replicas opens nothing', async () => {
    const rule = newRule({ attempts: 1, window: 3600, delays: { first: 60, longest: 60 } })
    await spend(rule, 'a', 3)
    await passThrottleTime(server, -30)
    expect(await spend(rule, 'a', 2)).toEqual([90, 90])
  })
})

it('keeps no address of anybody in readable form', async () => {
  await spend(newRule({ attempts: 1, window: 60 }), 'anna@firma.example', 1)
  const rows = await server.services.db.selectFrom('throttles').select('key').execute()
  expect(JSON.stringify(rows)).not.toContain('anna')
})

describe('several budgets at once', () => {
  const rules = (): [ThrottleRule, ThrottleRule] => [
    newRule({ attempts: 2, window: 60 }),
    newRule({ attempts: 2, window: 60, delays: { first: 30, longest: 30 } }),
  ]
  const spendBoth = async ([one, two]: readonly ThrottleRule[]): Promise<string> => {
    if (!one || !two) throw new Error('two rules')
    try {
      await server.services.throttle.spend([one, 'a'], [two, 'b'])
      return 'passed'
    } catch {
      return 'refused'
    }
  }

  it('are spent together or not at all', async () => {
    const [one, two] = rules()
    expect([await spendBoth([one, two]), await spendBoth([one, two])]).toEqual(['passed', 'passed'])
    // The second is closed now: what it refuses spends nothing of the first.
    const other = newRule({ attempts: 3, window: 60 })
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await spendBoth([other, two].map((rule) => rule))).toBe('refused')
    }
    expect(await spend(other, 'a', 4)).toEqual([0, 0, 0, 60])
  })

  it('never wait for each other, whatever the order they are named in', async () => {
    const [one, two] = [
      newRule({ attempts: 1000, window: 60 }),
      newRule({ attempts: 1000, window: 60 }),
    ]
    const spends = Array.from({ length: 200 }, (_, index) =>
      spendBoth(index % 2 === 0 ? [one, two] : [two, one]),
    )
    expect(new Set(await Promise.all(spends))).toEqual(new Set(['passed']))
  })
})

describe('budgets that an answer chooses', () => {
  const ask = (choice: 'one' | 'other', from = 'place') =>
    sql<{
      choice: 'one' | 'other'
      from: string
    }>`SELECT ${choice}::text AS choice, ${from}::text AS from`.compile(server.services.db)

  it('are counted alone, and come with the answer', async () => {
    const { throttle } = server.services
    const [one, other] = [
      newRule({ attempts: 2, window: 60 }),
      newRule({ attempts: 2, window: 60 }),
    ]
    const choices = { one: [[one, 'a']], other: [[other, 'a']] } as const
    const { answer, isSpent } = await throttle.spendFree(ask('one', 'Łódź'), choices)
    expect(answer).toMatchObject({ choice: 'one', from: 'Łódź' })
    expect(isSpent).toBe(true)
    expect(await spend(one, 'a', 2)).toEqual([0, 60])
    expect(await spend(other, 'a', 3)).toEqual([0, 0, 60])
  })

  it('are spent while all have free attempts, then none is: one must pay or wait', async () => {
    const { throttle } = server.services
    const [costs, closes] = [
      newRule({ attempts: 9, window: 60 }),
      newRule({ attempts: 3, window: 60 }),
    ]
    const tryIt = async () => {
      const choices = {
        one: [
          [costs, 'a', 2],
          [closes, 'a'],
        ],
        other: [[closes, 'a']],
      } as const
      return (await throttle.spendFree(ask('one'), choices)).isSpent
    }
    expect([await tryIt(), await tryIt(), await tryIt(), await tryIt()]).toEqual([
      true,
      true,
      false,
      false,
    ])
    // What cost work was counted nowhere.
    expect(await spend(closes, 'a', 2)).toEqual([0, 60])
    const { isSpent } = await throttle.spendFree(ask('other'), {
      one: [],
      other: [[closes, 'a']],
    })
    expect(isSpent).toBe(false)
  })

  it('pass no more than are free when all come at once', async () => {
    const rule = newRule({ attempts: 30, window: 60 })
    const tries = Array.from({ length: 40 }, async () => {
      const choices = { one: [[rule, 'a', 3]], other: [] } as const
      return (await server.services.throttle.spendFree(ask('one'), choices)).isSpent
    })
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(3)
  })
})
