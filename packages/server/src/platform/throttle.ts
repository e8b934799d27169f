import type { CompiledQuery } from 'kysely'
import { ApiProblem } from '../problem.ts'
import type { Database } from './storage/database.ts'
import { asOne, type Write } from './storage/write.ts'
import {
  type Counted,
  countAsAnswered,
  countEach,
  forget,
  giveBack,
  takeBack,
} from './throttle-counting.ts'
import { type Budget, endless, storedKey, type ThrottleRule } from './throttle-rule.ts'
import { type ThrottleSender, throttleSender } from './throttle-sender.ts'

/** An attempt that was counted if it costs nothing. */
export interface FreeAttempt<Row> {
  readonly answer: Row
  /** Whether it was counted; false, and none is, when it costs work in one of the budgets. */
  readonly isSpent: boolean
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
   * The same for budgets that senders share: one that must wait gets a slot of its own, which nobody
   * else can take, and the seconds to wait are the time until then. Rejections count against the
   * sender: while it has too many, its turn does not come.
   *
   * @param address of the client.
   * @throws ApiProblem rate_limited, with the seconds to wait
   */
  spendInTurn(address: string, ...budgets: readonly Budget[]): Promise<void>
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
  async function count(budgets: readonly Budget[], sender?: ThrottleSender): Promise<Counted[]> {
    return (await db.executeQuery(countEach(budgets, sender))).rows
  }
  /** Resolves with the longest wait, in milliseconds, after which the sender can try again. */
  async function reject(counted: readonly Counted[], sender?: ThrottleSender): Promise<number> {
    const passed = counted.filter((each) => each.passed).map(({ key }) => key)
    const waits = counted.filter((each) => !each.passed).map(({ wait }) => wait)
    if (!sender) {
      await run(...giveBack(passed))
      return Math.max(...waits)
    }
    if (passed.length > 0) await db.executeQuery(takeBack(passed, sender))
    const [rule] = sender.rejections
    const [rejected] = await count([sender.rejections])
    if (rejected && rejected.points >= rule.attempts) waits.push(rejected.wait)
    return Math.max(...waits)
  }
  async function spend(budgets: readonly Budget[], sender?: ThrottleSender): Promise<void> {
    const counted = await count(budgets, sender)
    if (counted.every(({ passed }) => passed)) return
    const wait = await reject(counted, sender)
    throw new ApiProblem('rate_limited', { retryAfter: Math.max(1, Math.ceil(wait / 1000)) })
  }
  return {
    spend: (...budgets) => spend(budgets),
    spendInTurn: (address, ...budgets) => spend(budgets, throttleSender(address)),
    async spendFree(question, choices) {
      const { rows } = await db.executeQuery(countAsAnswered(question, choices))
      const [answer] = rows
      if (!answer) throw new TypeError('the question has no answer')
      const counted = answer.counted ?? []
      const isSpent = counted.every(({ passed }) => passed)
      if (!isSpent) await reject(counted)
      return { answer, isSpent }
    },
    async count(rule, key) {
      const [counted] = await count([[{ ...rule, attempts: endless }, key]])
      return counted?.points ?? 0
    },
    settle: ({ restore = [], reset = [] }) => [
      ...giveBack(restore.map(storedKey)),
      ...forget(reset.map(storedKey)),
    ],
  }
}
