import type { FactorReset } from '@hezo/api'
import { sql } from 'kysely'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'

/** All resets with whom they concern, for staff. */
export function factorResets(db: Database) {
  return db
    .selectFrom('factor_resets as reset')
    .innerJoin('users as person', 'person.id', 'reset.user_id')
    .leftJoin('companies', 'companies.id', 'person.company_id')
    .innerJoin('users as requester', 'requester.id', 'reset.requested_by')
    .leftJoin('users as approver', 'approver.id', 'reset.approved_by')
    .selectAll('reset')
    .select(['person.email', 'companies.id as company_id', 'companies.name as company_name'])
    .select([
      sql<string>`concat_ws(' ', person.first_name, person.last_name)`.as('person_name'),
      sql<string>`concat_ws(' ', requester.first_name, requester.last_name)`.as('requester_name'),
      sql<string>`concat_ws(' ', approver.first_name, approver.last_name)`.as('approver_name'),
    ])
}

/** One of them, as it is now. */
export async function readFactorReset(db: Database, id: string, now: Date): Promise<FactorReset> {
  const row = await factorResets(db).where('reset.id', '=', id).executeTakeFirst()
  if (!row) throw new ApiProblem('not_found')
  return toFactorReset(row, now)
}

type Row = Awaited<ReturnType<ReturnType<typeof factorResets>['executeTakeFirstOrThrow']>>

/** What the API says of a reset. */
export function toFactorReset(row: Row, now: Date): FactorReset {
  const { approved_by: approvedBy, company_id: companyId, company_name: companyName } = row
  return {
    id: row.id,
    person: { id: row.user_id, name: row.person_name, email: row.email },
    company:
      companyId === null || companyName === null ? null : { id: companyId, name: companyName },
    status: statusOf(row, now),
    callBack: { phone: row.call_phone, spokeWith: row.call_spoke_with, note: row.call_note },
    requestedBy: { id: row.requested_by, name: row.requester_name },
    requestedAt: row.requested_at.toISOString(),
    approvedBy: approvedBy === null ? null : { id: approvedBy, name: row.approver_name },
    approvedAt: row.approved_at?.toISOString() ?? null,
    opensAt: row.opens_at?.toISOString() ?? null,
    expiresAt: row.expires_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  }
}

function statusOf(row: Row, now: Date): FactorReset['status'] {
  if (row.end_reason !== null) return row.end_reason as FactorReset['status']
  if (row.expires_at <= now) return 'expired'
  if (row.token_hash !== null) return 'open'
  return row.approved_at === null ? 'waiting' : 'approved'
}
