import type { WorkChallenge } from '@hezo/api'
import { sql } from 'kysely'
import type { TestServer } from './test-server.ts'
import { solveWork } from './work.ts'

/** A reply as it came over the wire. */
export interface RawReply {
  readonly status: number
  /** The problem's code; undefined for a success. */
  readonly code: string | undefined
  readonly retryAfter: number | undefined
  readonly body: Readonly<Record<string, unknown>>
  readonly text: string
  readonly headers: Headers
}

type MoreHeaders = Readonly<Record<string, string>>

/** How a request is sent. */
interface Sending {
  readonly from?: string
  readonly key?: string
  /** Further headers; made anew for each request where they are good for one only. */
  readonly headers?: MoreHeaders | (() => Promise<MoreHeaders>)
  /** Whether work that is asked for is done, and the request repeated with it; true unless told. */
  readonly works?: boolean
}

let counter = 0

/**
 * Posts a body as a program without the SDK would: it works when it has to, but has no retries and no session. `from` is the client's
 * address, believed when the server was made with `behindProxy`.
 */
export async function post(
  server: TestServer,
  path: `/v1/${string}`,
  body: unknown,
  {
    from = '198.51.100.1',
    key = `test-key-${(counter += 1)}-0123456789`,
    headers = {},
    works = true,
  }: Sending = {},
): Promise<RawReply> {
  const more = typeof headers === 'function' ? await headers() : headers
  const reply = await server.fetch(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      'X-Forwarded-For': from,
      ...more,
    },
    body: JSON.stringify(body),
  })
  const text = await reply.text()
  const parsed = (text === '' ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>
  const { code, retryAfter } = parsed
  if (works && code === 'proof_of_work_required') {
    const solution = await solveWork(parsed['proofOfWork'] as WorkChallenge)
    const fresh = typeof headers === 'function' ? await headers() : headers
    const withWork = { ...fresh, 'Proof-Of-Work': solution }
    return post(server, path, body, { from, key, headers: withWork, works: false })
  }
  return {
    status: reply.status,
    code: typeof code === 'string' ? code : undefined,
    retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
    body: parsed,
    text,
    headers: reply.headers,
  }
}

/** What became of requests that were sent at once: code or status of each, sorted. */
export function outcomes(replies: readonly RawReply[]): string[] {
  return replies.map(({ code, status }) => code ?? String(status)).toSorted()
}

/** Environment of a server that believes `X-Forwarded-For`, so that tests can come from anywhere. */
export const behindProxy = { TRUSTED_PROXIES: '127.0.0.1' }

/** Lets time pass for the throttles, which count by the clock of the database. */
export async function passThrottleTime(server: TestServer, seconds: number): Promise<void> {
  await sql`UPDATE throttles SET expire = expire - ${seconds * 1000}::bigint,
    opens_at = CASE opens_at WHEN 0 THEN 0 ELSE opens_at - ${seconds * 1000}::bigint END,
    waiting = coalesce((
      SELECT jsonb_object_agg(id, jsonb_set(entry, '{0}', to_jsonb((entry->>0)::bigint - ${seconds * 1000}::bigint)))
      FROM jsonb_each(waiting) AS each (id, entry)), '{}')`.execute(server.services.db)
}

/** Moves the server's clock. */
export function travel(server: TestServer, seconds: number): void {
  server.now = new Date(server.now.getTime() + seconds * 1000)
}

/** How many mails were ever queued: unlike the mailbox it does not wait for anything. */
export async function countQueuedMails({ services }: TestServer): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT (SELECT count(*) FROM outbox WHERE queue = 'mail')
      + (SELECT count(*) FROM pgboss.job WHERE name = 'mail') AS count`.execute(services.db)
  return rows[0]?.count ?? 0
}
