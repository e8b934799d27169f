import type { BenchWorld } from './bench-world.ts'
import { median } from './load.ts'

const megabyte = 1024 * 1024

/** How long an existing installation takes to start, and what memory the server holds after load. */
export async function measureStart(world: BenchWorld): Promise<string[]> {
  const afterLoad = (await world.service.memory()) / megabyte
  const starts: number[] = []
  const fresh: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const again = await world.startAgain()
    starts.push(again.startedIn)
    fresh.push((await again.memory()) / megabyte)
    await again.stop()
  }
  return [
    '',
    '| start and memory | |',
    '|---|--:|',
    `| start on existing data until /healthz answers | ${(median(starts) / 1000).toFixed(2)} s |`,
    `| resident memory after the start | ${median(fresh).toFixed(0)} MB |`,
    `| resident memory after all of the above | ${afterLoad.toFixed(0)} MB |`,
  ]
}
