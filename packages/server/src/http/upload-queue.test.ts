import { expect, it } from 'vitest'
import { createUploadQueue } from './upload-queue.ts'

const limits = { running: 3, runningPerPerson: 2, queued: 2, patience: 10_000 }

it('runs as many as are allowed, and lets the next one in when one has ended', async () => {
  const queue = createUploadQueue(limits)
  const [first] = [await queue.enter('anna'), await queue.enter('anna')]
  const order: string[] = []
  const third = queue.enter('anna').then((place) => {
    order.push('anna')
    return place
  })
  // A person who waits for their own uploads keeps nobody else out.
  const place = await queue.enter('ewa')
  order.push('ewa')
  first?.[Symbol.dispose]()
  await third
  expect(order).toEqual(['ewa', 'anna'])
  place[Symbol.dispose]()
})

it('refuses what finds no place in the queue', async () => {
  const queue = createUploadQueue(limits)
  const places = [await queue.enter('anna'), await queue.enter('anna')]
  const queued = [queue.enter('anna'), queue.enter('anna')]
  await expect(queue.enter('anna')).rejects.toMatchObject({ code: 'overloaded' })
  for (const place of places) place[Symbol.dispose]()
  await Promise.all(queued)
})

it('refuses what has waited too long, and forgets it', async () => {
  const queue = createUploadQueue({ ...limits, patience: 10 })
  const place = await queue.enter('anna')
  await queue.enter('anna')
  await expect(queue.enter('anna')).rejects.toMatchObject({ code: 'overloaded' })
  place[Symbol.dispose]()
  await queue.enter('anna')
})
