// Prevents: a task that browsers solve otherwise than the server checks, a page that stands still meanwhile.
import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isHezoError } from './hezo-error.ts'
import { hashOf, taskOf } from '../testing/work-task.ts'
import { solve } from './proof-of-work.ts'
import { hashBlock } from './sha256.ts'

interface Payload {
  readonly challenge: object
  readonly solution: { readonly counter: number; readonly derivedKey: string }
}
async function solved(task: object): Promise<Payload> {
  return JSON.parse(Buffer.from(await solve(task, undefined), 'base64').toString()) as Payload
}

describe('a task', () => {
  it.each([0, 1, 499, 500, 501, 70_000])('with the answer %i is solved', async (counter) => {
    expect((await solved(taskOf(counter, 80_000))).solution.counter).toBe(counter)
  })

  it('goes back whole, with the hash that was found', async () => {
    const task = taskOf(7)
    const { nonce, salt } = task.parameters
    const derivedKey = hashOf(salt, nonce, 7)
    expect(await solved({ ...task, newer: 1 })).toEqual({
      challenge: { ...task, newer: 1 },
      solution: { counter: 7, derivedKey },
    })
  })

  const base = taskOf(3)
  it.each<[string, unknown]>([
    ['without an answer', { ...base, parameters: { ...base.parameters, data: { maxCounter: 2 } } }],
    ['of more work for each try', { ...base, parameters: { ...base.parameters, cost: 2 } }],
    ['of another hash', { ...base, parameters: { ...base.parameters, algorithm: 'ARGON2ID' } }],
    ['of other lengths', { ...base, parameters: { ...base.parameters, salt: 'abcd' } }],
    ['that is none', {}],
  ])('%s is given up', async (_, task) => {
    const failure: unknown = await solve(task, undefined).catch((error: unknown) => error)
    expect(isHezoError(failure, 'reply_unexpected')).toBe(true)
  })

  it('lets others run meanwhile, and is given up when it is told to', async () => {
    let ticks = 0
    const controller = new AbortController()
    const timer = setInterval(() => {
      ticks += 1
      if (ticks === 3) controller.abort(new Error('left the page'))
    }, 1)
    const { parameters } = taskOf(0, 1e9)
    const unsolvable = { ...base, parameters: { ...parameters, keyPrefix: '00'.repeat(16) } }
    const attempt = solve(unsolvable, controller.signal)
    await expect(attempt).rejects.toThrow('left the page')
    clearInterval(timer)
    expect(ticks).toBeGreaterThanOrEqual(3)
  })
})

describe('SHA-256 of a block', () => {
  it.each([0, 1, 36, 55])('of %i bytes is that of the platform', (length) => {
    for (let times = 0; times < 200; times += 1) {
      const text = randomBytes(length)
      const block = Buffer.alloc(64)
      text.copy(block)
      block[length] = 0x80
      block.writeUInt32BE(length * 8, 60)
      const words = new Int32Array(64)
      for (let place = 0; place < 16; place += 1) words[place] = block.readInt32BE(place * 4)
      const state = new Int32Array(8)
      hashBlock(words, state)
      const found = Buffer.alloc(32)
      state.forEach((word, place) => found.writeInt32BE(word, place * 4))
      expect(found.toString('hex')).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })
})
