import type { Locale } from '@hezo/api'
import type { Role } from '@hezo/domain'
import type { Standing } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'

/** An account whose data is asked for or to be erased. */
export interface DataSubject {
  readonly id: string
  readonly companyId: string | null
  /** '' when the person was removed from the company before. */
  readonly email: string
  readonly emailKey: string
  readonly locale: Locale
  readonly passwordHash: string | null
  /** As whom the person reads cases. */
  readonly standing: Standing
}

/** The account with this id, or with this e-mail address in its compared form. */
export async function findDataSubject(
  db: Database,
  idOrEmailKey: string,
): Promise<DataSubject | undefined> {
  const row = await db
    .selectFrom('users')
    .select(['id', 'role', 'company_id', 'email', 'email_key', 'locale'])
    .select('password_hash')
    .where((eb) => eb.or([eb('id', '=', idOrEmailKey), eb('email_key', '=', idOrEmailKey)]))
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    companyId: row.company_id,
    email: row.email,
    emailKey: row.email_key,
    locale: row.locale as Locale,
    passwordHash: row.password_hash,
    standing: standingOf(row.role as Role, row.company_id),
  }
}

function standingOf(role: Role, companyId: string | null): Standing {
  return role === 'staff' || companyId === null
    ? { role: 'staff', companyId: null }
    : { role, companyId }
}
