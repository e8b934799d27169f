import type { Member } from '@hezo/api'
import { lastOwnUrl } from '../../platform/mail/portal-url.ts'
import type { Database } from '../../platform/storage/database.ts'

/**
 * The people of one company: without those who were removed, and those whom the operator invited and
 * who never came.
 */
export function membersOf(db: Database, companyId: string) {
  return db
    .selectFrom('users')
    .select(['users.id', 'users.first_name', 'users.last_name', 'users.email', 'users.locale'])
    .select(['users.is_owner', 'users.approved_at', 'users.created_at'])
    .select(lastOwnUrl('users.id').as('own_url'))
    .select((eb) =>
      eb
        .selectFrom('sessions')
        .select((session) => session.fn.max('sessions.created_at').as('at'))
        .whereRef('sessions.user_id', '=', 'users.id')
        .as('last_sign_in_at'),
    )
    .where('users.company_id', '=', companyId)
    .where('users.removed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('activations')
            .select('activations.user_id')
            .whereRef('activations.user_id', '=', 'users.id'),
        ),
      ),
    )
}

/** A row of `membersOf`. */
export type MemberRow = Awaited<ReturnType<ReturnType<typeof membersOf>['executeTakeFirstOrThrow']>>

/** One person of the company; undefined for anybody else's id. */
export async function findMember(
  db: Database,
  companyId: string,
  memberId: string,
): Promise<MemberRow | undefined> {
  return membersOf(db, companyId).where('users.id', '=', memberId).executeTakeFirst()
}

/** First and last name. */
export function nameOf({
  first_name,
  last_name,
}: Pick<MemberRow, 'first_name' | 'last_name'>): string {
  return `${first_name} ${last_name}`
}

/** What the API says of a person, to an owner or to a colleague. */
export function toMember(row: MemberRow, reader: { readonly isOwner: boolean }): Member {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    isOwner: row.is_owner,
    status: row.approved_at === null ? 'waiting' : 'active',
    createdAt: row.created_at.toISOString(),
    lastSignInAt: reader.isOwner ? (row.last_sign_in_at?.toISOString() ?? null) : null,
  }
}
