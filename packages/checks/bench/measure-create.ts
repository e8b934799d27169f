import type { BenchWorld } from './bench-world.ts'
import { type LoadFigures, load, median } from './load.ts'

const rounds = 5
const seconds = 4

/** Tickets per second at one and at eight connections, beside the bare handler. */
export async function measureCreate(world: BenchWorld): Promise<string[]> {
  const lines = [
    '',
    '| create a ticket | ours /s | bare /s | ratio | ours p50 ms | ours p95 ms |',
    '|---|--:|--:|--:|--:|--:|',
  ]
  for (const connections of [1, 8]) {
    const ours: LoadFigures[] = []
    const bare: LoadFigures[] = []
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await load(request(world, world.floor.url, '/tickets'), connections, seconds))
      ours.push(await load(request(world, world.service.url, '/v1/tickets'), connections, seconds))
    }
    const rate = median(ours.map((figures) => figures.perSecond))
    const ratio = median(
      ours.map((figures, round) => figures.perSecond / (bare[round]?.perSecond ?? 1)),
    )
    lines.push(
      `| ${connections} at once | ${rate.toFixed(0)} | ${median(bare.map((figures) => figures.perSecond)).toFixed(0)} | ${ratio.toFixed(2)} | ${median(ours.map((figures) => figures.p50)).toFixed(2)} | ${median(ours.map((figures) => figures.p95)).toFixed(2)} |`,
    )
  }
  return lines
}

function request({ accessToken, target }: BenchWorld, url: string, path: string) {
  return {
    url: `${url}${path}`,
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({
      ...target,
      subject: 'Macierz zgłasza błąd kontrolera B',
      body: 'Od godziny 14:05 kontroler B jest niedostępny, dysk 3 miga na pomarańczowo.',
      severity: 'high',
      sharedWithSupplier: false,
    }),
    idempotent: true,
  }
}
