import type { BenchWorld } from './bench-world.ts'
import { load, median } from './load.ts'

/** Reading one ticket, one at a time, beside the bare read of the same row with its owner check. */
export async function measureRead({
  accessToken,
  client,
  floor,
  service,
}: BenchWorld): Promise<string[]> {
  const ticketId = (await client.tickets.list({ limit: 1 })).items[0]?.id ?? ''
  const headers = { authorization: `Bearer ${accessToken}` }
  const ours = []
  const bare = []
  for (let round = 0; round < 3; round += 1) {
    const read = (url: string) => load({ url, method: 'GET', headers }, 1, 3)
    bare.push(await read(`${floor.url}/tickets/${ticketId}`))
    ours.push(await read(`${service.url}/v1/tickets/${ticketId}`))
  }
  const p50 = median(ours.map((figures) => figures.p50))
  const bareP50 = median(bare.map((figures) => figures.p50))
  return [
    '',
    '| read one ticket | ours p50 ms | bare p50 ms | ratio |',
    '|---|--:|--:|--:|',
    `| one at a time | ${p50.toFixed(2)} | ${bareP50.toFixed(2)} | ${(p50 / bareP50).toFixed(2)} |`,
  ]
}
