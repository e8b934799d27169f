// Threat: a sender holds memory and a connection by sending a body slowly, or never to its end.
import { expect, it } from 'vitest'
import { partsOf } from './incoming-body.ts'

const timeout = { code: 'request_timeout' }

async function* body(parts: number, pause: number): AsyncGenerator<Uint8Array> {
  for (let part = 0; part < parts; part += 1) {
    yield Uint8Array.of(part)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

async function read(source: AsyncIterable<Uint8Array>, idle: number, whole: number) {
  const bytes: number[] = []
  for await (const part of partsOf(source, { idle, whole })) bytes.push(...part)
  return bytes
}

it('hands on the parts in order', async () => {
  expect(await read(body(5, 1), 1000, 1000)).toEqual([0, 1, 2, 3, 4])
})

it('ends a body that pauses', async () => {
  await expect(read(body(2, 10_000), 20, 1000)).rejects.toMatchObject(timeout)
})

it('ends a body that drips', async () => {
  await expect(read(body(1000, 10), 1000, 50)).rejects.toMatchObject(timeout)
})

it('tells a body that broke off', async () => {
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(Uint8Array.of(0))
      controller.error(new Error('cut'))
    },
  })
  await expect(read(broken, 1000, 1000)).rejects.toMatchObject(timeout)
})

it('leaves the source open for the reply when its reader stops early', async () => {
  const options: unknown[] = []
  const source = {
    [Symbol.asyncIterator]: () => body(2, 1),
    iterator(given: unknown) {
      options.push(given)
      return body(2, 1)
    },
  }
  for await (const _part of partsOf(source, { idle: 1000, whole: 1000 })) break
  expect(options).toEqual([{ destroyOnReturn: false }])
})
