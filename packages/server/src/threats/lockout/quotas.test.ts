// Threat: somebody with an account, or a program that went wrong, fills disk and database, or keeps
// colleagues from working.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maxUnsentFiles } from '../../features/attachments/upload-quota.ts'
import { requireQuota } from '../../http/require-quota.ts'
import { createId } from '../../platform/ids.ts'
import { passThrottleTime } from '../../testing/post.ts'
import {
  createSeed,
  type Seed,
  type SeededContract,
  type SeededPerson,
} from '../../testing/seed.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let seed: Seed
let company: string
let contract: SeededContract
beforeAll(async () => {
  server = await createTestServer({ QUOTAS: '0.1' })
  seed = createSeed(server)
  company = await seed.company('Klient')
  contract = await seed.contract({ companyId: company })
})
afterAll(() => server.close())

interface Said {
  readonly status: number
  readonly code?: string
  readonly title?: string
  readonly retryAfter?: number
}
let count = 0
async function send(
  person: SeededPerson,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Said> {
  count += 1
  const reply = await server.fetch(path, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${person.accessToken}`,
      'Idempotency-Key': `quota-${count}-0123456789`,
      ...headers,
    },
    body,
  })
  return { ...((await reply.json()) as object), status: reply.status }
}
function openTicket(person: SeededPerson, language = 'pl'): Promise<Said> {
  const ticket = {
    contractId: contract.id,
    deviceId: null,
    subject: 'Awaria dysku',
    body: 'Macierz zgłasza błąd.',
    severity: 'high',
    sharedWithSupplier: false,
    attachmentIds: [],
  }
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': language }
  return send(person, '/v1/tickets', JSON.stringify(ticket), headers)
}
const upload = (person: SeededPerson): Promise<Said> =>
  send(person, '/v1/attachments?name=log.txt', 'log')
const times = <T>(most: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: most }, work))
const made = (replies: readonly Said[]): number =>
  replies.filter(({ status }) => status === 201).length

describe('three hundred requests at once', () => {
  it('open a hundred tickets where a hundred are allowed, and stop neither colleagues nor the day', async () => {
    const person = await seed.person('customer', company)
    const replies = await times(300, () => openTicket(person))
    expect(made(replies)).toBe(100)
    expect(replies.filter(({ code }) => code === 'quota_exceeded')).toHaveLength(200)
    expect((await openTicket(await seed.person('customer', company))).status).toBe(201)

    const refused = await openTicket(person, 'en')
    expect(refused).toMatchObject({ status: 429, code: 'quota_exceeded' })
    expect(refused.title).toContain('daily limit')
    expect((await openTicket(person, 'pl')).title).toContain('dzienny limit')
    await passThrottleTime(server, refused.retryAfter ?? 0)
    expect((await openTicket(person)).status).toBe(201)
  })

  it('leave a hundred files that are sent with nothing', async () => {
    // One more than a hundred is allowed by the number of uploads.
    const person = await seed.person('customer', await seed.company('Pliki'))
    expect(made(await times(300, () => upload(person)))).toBe(maxUnsentFiles)
  })

  it('of many people are no more than their company may', async () => {
    const of = await seed.company('Duża')
    const ask = (userId: string) =>
      requireQuota(server.services, 'tickets.reply', { method: 'POST' }, { userId, companyId: of })
        .then(() => true)
        .catch(() => false)
    const asked = await Promise.all(
      Array.from({ length: 1100 }, (_, index) => ask(`person-${index % 20}`)),
    )
    expect(asked.filter(Boolean)).toHaveLength(1000)
  })
})

it.each([
  ['a person', 2, 'self'],
  ['a company', 10, 'colleague'],
])(
  'bytes of %s in a day end at the limit, for uploads at once too',
  async (_, gigabytes, whose) => {
    const of = await seed.company(`Bajty ${whose}`)
    const [person, colleague] = [
      await seed.person('customer', of),
      await seed.person('customer', of),
    ]
    const now = server.services.clock.now()
    const size = Math.floor(gigabytes * 0.1 * 1024 ** 3) - 7
    await server.services.db
      .insertInto('attachments')
      .values({
        id: createId('attachment', now),
        uploaded_by: (whose === 'self' ? person : colleague).id,
        name: 'log.txt',
        size,
        media_type: 'text/plain',
        sha256: Buffer.alloc(32),
        created_at: now,
      })
      .execute()
    // Three bytes each.
    expect(made(await times(20, () => upload(person)))).toBe(2)
  },
)

it('a disk with too little room takes no more files, and the service stays ready', async () => {
  const full = await createTestServer({ MIN_FREE_MB: '1000000000000' })
  try {
    const there = createSeed(full)
    const person = await there.person('customer', await there.company('Dysk'))
    const reply = await full.fetch('/v1/attachments?name=log.txt', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${person.accessToken}`,
        'Idempotency-Key': 'disk-0123456789-0123456789',
      },
      body: 'log',
    })
    expect(reply.status).toBe(503)
    expect(reply.headers.get('retry-after')).toBe('300')
    expect(await reply.json()).toMatchObject({ code: 'storage_full' })
    expect((await full.fetch('/readyz')).status).toBe(200)
  } finally {
    await full.close()
  }
})
