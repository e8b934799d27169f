import type { CompiledQuery } from 'kysely'
import { ApiProblem } from '../problem.ts'
import type { Database } from './storage/database.ts'
import { asOne, type Write } from './storage/write.ts'
import { type Counted, countAsAnswered, countEach, forget, giveBack } from './throttle-counting.ts'
import {
  type Budget,
  endless,
  freeAttempts,
  storedKey,
  type ThrottleRule,
} from './throttle-rule.ts'

/** An attempt that was counted if it costs nothing. */
export interface FreeAttempt<Row> {
  readonly answer: Row
  /**
   * Whether it was counted; false, and none is, when one of the budgets has attempts that cost.
   * @throws ApiProblem rate_limited
   */
  readonly isSpent: () => boolean
}

/** Counters of attempts, shared by all replicas. */
export interface Throttle {
  /**
   * Counts one attempt in each of the budgets, or in none where one of them is spent. Of attempts made
   * at once no more pass than the rules allow.
   * @throws ApiProblem rate_limited, with the seconds to wait
   */
  spend(...budgets: readonly Budget[]): Promise<void>
  /**
   * The same while the budgets have free attempts, in one statement with a question whose answer
   * decides which budgets count.
   *
   * @param question one row, whose column `choice` names one of the `choices`.
   */
  spendFree<Row extends { readonly choice: string }>(
    question: CompiledQuery<Row>,
    choices: Readonly<Record<Row['choice'], readonly Budget[]>>,
  ): Promise<FreeAttempt<Row>>
  /** Counts one more of what is refused nobody, and tells how many there were in the window. */
  count(rule: Pick<ThrottleRule, 'name' | 'window'>, key: string): Promise<number>
  /**
   * Gives back one attempt to each of the budgets, e.g. because it succeeded, and makes others whole,
   * e.g. because their owner proved who he is. To be written with whatever else that changes.
   */
  settle(done: {
    readonly restore?: readonly Budget[]
    readonly reset?: readonly Budget[]
  }): readonly Write[]
}

/** Counters in the table `throttles`, by the clock of the database: replicas have no other in common. */
export function createThrottle(db: Database): Throttle {
  async function run(...writes: readonly Write[]): Promise<void> {
    if (writes.length > 0) await db.executeQuery(asOne(writes))
  }
  /** Resolves with the budgets that refuse, in which case none is spent. */
  async function refusals(counted: readonly Counted[]): Promise<Counted[]> {
    const refused = counted.filter(({ passed }) => !passed)
    if (refused.length === 0) return refused
    await run(...giveBack(counted.filter(({ passed }) => passed).map(({ key }) => key)))
    return refused
  }
  async function count(...budgets: readonly Budget[]): Promise<Counted[]> {
    return (await db.executeQuery(countEach(budgets))).rows
  }
  return {
    async spend(...budgets) {
      const refused = await refusals(await count(...budgets))
      if (refused.length > 0) throw rateLimited(refused)
    },
    async spendFree(question, choices) {
      const { rows } = await db.executeQuery(countAsAnswered(question, choices))
      const [answer] = rows
      if (!answer) throw new TypeError('the question has no answer')
      const refused = await refusals(answer.counted ?? [])
      const budgets = choices[answer.choice as keyof typeof choices]
      return { answer, isSpent: () => isSpent(budgets, refused) }
    },
    async count(rule, key) {
      const [counted] = await count([{ ...rule, attempts: endless }, key])
      return counted?.points ?? 0
    },
    settle: ({ restore = [], reset = [] }) => [
      ...giveBack(restore.map(storedKey)),
      ...forget(reset.map(storedKey)),
    ],
  }
}

function isSpent(budgets: readonly Budget[], refused: readonly Counted[]): boolean {
  if (refused.length === 0) return true
  const free = new Map(budgets.map((budget) => [storedKey(budget), freeAttempts(budget)]))
  if (refused.some(({ key, points }) => points >= (free.get(key) ?? 0))) return false
  throw rateLimited(refused)
}

function rateLimited(refused: readonly Counted[]): ApiProblem {
  const wait = Math.max(...refused.map(({ wait: each }) => each))
  return new ApiProblem('rate_limited', { retryAfter: Math.max(1, Math.ceil(wait / 1000)) })
}
