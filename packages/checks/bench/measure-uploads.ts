import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { attachmentLimits } from '@hezo/domain'
import type { BenchWorld } from './bench-world.ts'
import { median } from './load.ts'

const rounds = 7
const together = 10
const megabyte = 1024 * 1024
const run = promisify(execFile)

/** Ten of the largest files at once: how fast they are taken in beside a bare handler, and what memory. */
export async function measureUploads(world: BenchWorld): Promise<string[]> {
  const content = randomBytes(attachmentLimits.bytes)
  const send = (url: string) => (): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${world.accessToken}`,
        'content-type': 'application/octet-stream',
        'idempotency-key': randomUUID(),
      },
      body: content,
    })
  const ours: number[] = []
  const bare: number[] = []
  const grown: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await megabytesPerSecond(send(`${world.floor.url}/upload`)))
    const before = await world.service.memory()
    const peak = watchPeak(world)
    // Each round brings other bytes, or all of them would be kept once.
    content.write(randomUUID())
    ours.push(await megabytesPerSecond(send(`${world.service.url}/v1/attachments?name=dump.bin`)))
    grown.push(((await peak()) - before) / megabyte)
  }
  const ratio = median(ours.map((rate, round) => rate / (bare[round] ?? 1)))
  return [
    '',
    `| ${together} files of 25 MB at once | ours | bare | ratio |`,
    '|---|--:|--:|--:|',
    `| MB/s taken in, on the disk | ${median(ours).toFixed(0)} | ${median(bare).toFixed(0)} | ${ratio.toFixed(2)} |`,
    `| the most resident memory grows, all rounds | ${Math.max(...grown).toFixed(0)} MB | | |`,
  ]
}

async function megabytesPerSecond(send: () => Promise<Response>): Promise<number> {
  // What one leaves for the disk to do later must not slow the other down.
  await run('sync')
  const began = performance.now()
  const replies = await Promise.all(Array.from({ length: together }, send))
  const took = performance.now() - began
  for (const reply of replies) {
    if (reply.status !== 201) throw new Error(`${reply.url} answered ${reply.status}`)
    await reply.text()
  }
  return (together * attachmentLimits.bytes) / megabyte / (took / 1000)
}

/** The most memory that the service holds until the returned function is called. */
function watchPeak({ service }: BenchWorld): () => Promise<number> {
  let peak = 0
  const look = async (): Promise<void> => {
    peak = Math.max(peak, await service.memory())
  }
  const timer = setInterval(() => void look(), 20)
  return async () => {
    clearInterval(timer)
    await look()
    return peak
  }
}
