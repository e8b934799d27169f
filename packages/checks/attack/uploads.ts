import { randomBytes, randomUUID } from 'node:crypto'
import { type Attack, inBursts, outcomeOf, steadily, type Target } from './attack.ts'

async function upload(
  { url, accessToken }: Target,
  content: string | Buffer<ArrayBuffer>,
): Promise<string> {
  return outcomeOf(`${url}/v1/attachments?name=a.txt`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${accessToken}`,
      'Idempotency-Key': randomUUID(),
      'X-Forwarded-For': '203.0.113.66',
    },
    body: content,
  })
}

// What makes a careless pattern for pages of HTML backtrack.
const contents = [
  `${'<!---->'.repeat(27)}x`,
  `${'<!---->'.repeat(40)}x`,
  `${'<?xml?>'.repeat(40)}x`,
  `${'<!--'.repeat(4000)}x`,
  `${'<?xml'.repeat(3000)}x`,
  `${' '.repeat(16_000)}x`,
  `${' <!-- --> <?xml ?> '.repeat(800)}x`,
]

/** Small files over which a pattern can think for hours. */
export const slowPatterns: Attack = async (target, note) => {
  await steadily(2, target, async (count) => {
    note(await upload(target, contents[count % contents.length] ?? ''))
  })
}

/** Three hundred files at once, of which one person may keep a hundred waiting. */
export const parallelUploads: Attack = async (target, note) => {
  await inBursts(2, target, async () =>
    Promise.all(
      Array.from({ length: 300 }, async () => note(await upload(target, randomBytes(64 * 1024)))),
    ),
  )
}
