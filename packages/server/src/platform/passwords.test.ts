import { hash } from '@node-rs/argon2'
import { expect, it } from 'vitest'
import { createPasswords } from './passwords.ts'

const passwords = createPasswords()

it('a hash says argon2id, its cost and a salt of its own', async () => {
  const [one, two] = await Promise.all([passwords.hash('hasło'), passwords.hash('hasło')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(one).not.toBe(two)
})

it('a password fits its hash in any composition of its letters, and no other does', async () => {
  const kept = await passwords.hash('zażółć'.normalize('NFD'))
  expect(await passwords.verify(kept, 'zażółć'.normalize('NFC'))).toBe(true)
  expect(await passwords.verify(kept, 'zazolc')).toBe(false)
  expect(await passwords.verify(kept, 'zażółć ')).toBe(false)
})

it('nothing fits an absent hash, and asking costs what it costs for one that is there', async () => {
  expect(await passwords.verify(undefined, 'nobody has this password')).toBe(false)
  expect(await passwords.verify(null, '')).toBe(false)
})

it('a hash made with less work is outdated', async () => {
  expect(passwords.isOutdated(await hash('x', { memoryCost: 8192, timeCost: 2 }))).toBe(true)
  expect(passwords.isOutdated(await hash('x', { memoryCost: 19_456, timeCost: 1 }))).toBe(true)
  expect(passwords.isOutdated(await passwords.hash('x'))).toBe(false)
})

it('a digest is the same for the same owner and another for the next', async () => {
  const [one, again, other] = await Promise.all([
    passwords.digest('7K3M9QXA0DRTW5HJ', 'usr_1234567890'),
    passwords.digest('7K3M9QXA0DRTW5HJ', 'usr_1234567890'),
    passwords.digest('7K3M9QXA0DRTW5HJ', 'usr_1234567891'),
  ])
  expect(one).toEqual(again)
  expect(one).not.toEqual(other)
})

it('whoever comes when the queue is full is told to come again, and the rest is served', async () => {
  const narrow = createPasswords({ width: 1, queue: 2 })
  const results = await Promise.allSettled(
    Array.from({ length: 6 }, () => narrow.verify(undefined, 'x')),
  )
  const refused = results.filter((each) => each.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(6)
  for (const { reason } of refused) {
    expect(reason).toMatchObject({ code: 'overloaded', retryAfter: 2 })
  }
  expect(await narrow.verify(undefined, 'x')).toBe(false)
})
