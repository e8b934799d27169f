import type { BenchWorld } from './bench-world.ts'
import { load, median } from './load.ts'

/** The first page of the list (20) while the company has 1,000 and then 100,000 tickets. */
export async function measureList(world: BenchWorld): Promise<string[]> {
  const lines = ['', '| list 20 tickets | p50 ms | p95 ms |', '|---|--:|--:|']
  const p95: number[] = []
  for (const count of [1_000, 100_000]) {
    await fillUp(world, count)
    const rounds = []
    for (let round = 0; round < 3; round += 1) {
      rounds.push(
        await load(
          {
            url: `${world.service.url}/v1/tickets`,
            method: 'GET',
            headers: { authorization: `Bearer ${world.accessToken}` },
          },
          1,
          3,
        ),
      )
    }
    p95.push(median(rounds.map((figures) => figures.p95)))
    lines.push(
      `| of ${count} | ${median(rounds.map((figures) => figures.p50)).toFixed(2)} | ${p95.at(-1)?.toFixed(2)} |`,
    )
  }
  return [...lines, `| ratio of p95 | | ${((p95[1] ?? 0) / (p95[0] ?? 1)).toFixed(2)} |`]
}

/** Brings the company's tickets to exactly `count`, spread over a year. */
async function fillUp({ pool, target }: BenchWorld, count: number): Promise<void> {
  await pool.query('TRUNCATE tickets, messages, sharing_decisions, attachments')
  await pool.query(
    `INSERT INTO tickets (id, number, company_id, contract_id, device_id, subject, status, severity,
       opened_by, opened_at, updated_at)
     SELECT 'tkt_' || lpad(n::text, 26, '0'), 'B-' || n, c.company_id, c.id, $2,
       'Zgłoszenie numer ' || n, 'in_progress', 'normal', u.id,
       now() - n * interval '5 minutes', now() - n * interval '5 minutes'
     FROM generate_series(1, $3::int) n, contracts c
     JOIN users u ON u.company_id = c.company_id
     WHERE c.id = $1`,
    [target.contractId, target.deviceId, count],
  )
  await pool.query('ANALYZE tickets')
}
