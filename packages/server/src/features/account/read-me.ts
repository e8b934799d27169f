import type { Me } from '@hezo/api'
import { ApiProblem } from '../../problem.ts'
import type { Database } from '../../platform/storage/database.ts'

/**
 * What a person sees of the own account.
 *
 * @throws ApiProblem unauthenticated when the account went away during the request.
 */
export async function readMe(db: Database, userId: string): Promise<Me> {
  const row = await db
    .selectFrom('users')
    .leftJoin('companies', 'companies.id', 'users.company_id')
    .select(['users.id', 'users.role', 'users.is_owner', 'users.approved_at'])
    .select(['users.first_name', 'users.last_name'])
    .select(['users.email', 'users.phone', 'users.locale'])
    .select(['companies.id as companyId', 'companies.nip', 'companies.name as companyName'])
    .select((eb) =>
      eb
        .selectFrom('recovery_codes')
        .select((count) => count.fn.countAll<number>().as('left'))
        .whereRef('recovery_codes.user_id', '=', 'users.id')
        .where('used_at', 'is', null)
        .as('recoveryCodesLeft'),
    )
    .where('users.id', '=', userId)
    .where('users.removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new ApiProblem('unauthenticated')
  return {
    id: row.id,
    role: row.role as Me['role'],
    isOwner: row.is_owner,
    isApproved: row.approved_at !== null,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    phone: row.phone,
    locale: row.locale as Me['locale'],
    company:
      row.companyId !== null && row.nip !== null && row.companyName !== null
        ? { id: row.companyId, nip: row.nip, name: row.companyName }
        : null,
    recoveryCodesLeft: row.recoveryCodesLeft ?? 0,
  }
}
