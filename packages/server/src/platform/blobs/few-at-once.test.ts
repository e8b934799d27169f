// Prevents: uploads that wait for the disk on all threads that check signatures.
import { expect, it } from 'vitest'
import { fewAtOnce } from './few-at-once.ts'

it('runs as many as are allowed, in order, and goes on after one that failed', async () => {
  const limited = fewAtOnce(2)
  const started: number[] = []
  let running = 0
  let most = 0
  const outcomes = await Promise.allSettled(
    Array.from({ length: 10 }, async (_, index) =>
      limited(async () => {
        started.push(index)
        most = Math.max(most, (running += 1))
        await new Promise((resolve) => setTimeout(resolve, 1))
        running -= 1
        if (index === 3) throw new Error('full')
        return index
      }),
    ),
  )
  expect(most).toBe(2)
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(
    started.map((index) => index !== 3),
  )
})
