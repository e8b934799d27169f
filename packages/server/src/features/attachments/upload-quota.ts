import { sql } from 'kysely'
import type { Actor, ActorContext } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'

/** What is uploaded and sent with nothing is swept after a day; until then one person has so many. */
export const maxUnsentFiles = 100

const gigabyte = 1024 ** 3

/** Bytes uploaded in a day. */
const maxBytes = { person: 2 * gigabyte, company: 10 * gigabyte }

/** Uploads of one company, or of one person of HEZO, are counted one after the other until `tx` ends. */
export async function lockUploadQuota(
  tx: Database,
  { companyId, userId }: Pick<Actor, 'companyId' | 'userId'>,
): Promise<void> {
  const scope = `uploads ${companyId ?? userId}`
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${scope}, 0))`.execute(tx)
}

/**
 * Refuses `size` bytes more than the quotas allow. Exact under the lock.
 *
 * @throws ApiProblem quota_exceeded
 */
export async function requireUploadQuota(
  { actor, clock, config }: ActorContext,
  db: Database,
  size: number,
): Promise<void> {
  if (config.quotas === 0) return
  const yesterday = new Date(clock.now().getTime() - 86_400_000)
  const { userId, companyId } = actor
  const found = await db
    .selectFrom('attachments')
    .innerJoin('users', 'users.id', 'attachments.uploaded_by')
    .select(({ fn }) => [
      fn.sum<string | null>('size').filterWhere('users.id', '=', userId).as('ofPerson'),
      fn.sum<string | null>('size').as('ofCompany'),
      fn
        .countAll<number>()
        .filterWhere('users.id', '=', userId)
        .filterWhere('ticket_id', 'is', null)
        .as('unsent'),
    ])
    .where('attachments.created_at', '>', yesterday)
    .where((eb) =>
      companyId === null ? eb('users.id', '=', userId) : eb('users.company_id', '=', companyId),
    )
    .executeTakeFirstOrThrow()
  const isBeyond = (sum: string | null, max: number): boolean =>
    Number(sum ?? 0) + size > max * config.quotas
  if (
    found.unsent >= maxUnsentFiles ||
    isBeyond(found.ofPerson, maxBytes.person) ||
    (companyId !== null && isBeyond(found.ofCompany, maxBytes.company))
  ) {
    throw new ApiProblem('quota_exceeded', { retryAfter: 3600 })
  }
}
