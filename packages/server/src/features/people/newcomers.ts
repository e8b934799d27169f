import type { Context } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { lockCompany, type LockedCompany } from './lock-company.ts'
import { personJoined, personWaits } from './newcomer-letters.ts'
import { mailOwners } from './owners.ts'

/** How somebody who proved to belong to a company comes in. */
export interface Admission {
  readonly company: LockedCompany
  readonly isOwner: boolean
  /** Null for who waits for an owner. */
  readonly approvedAt: Date | null
}

/**
 * The first customer of a company without an owner becomes its owner; later ones are in at once, or
 * wait where the owners want to be asked. Of two first people one becomes the owner: the company is
 * locked until the transaction ends.
 */
export async function admitNewcomer(
  tx: Database,
  companyId: string,
  now: Date,
): Promise<Admission> {
  const company = await lockCompany(tx, companyId)
  const known = await tx
    .selectFrom('users')
    .select('id')
    .where('company_id', '=', companyId)
    .where((eb) => eb.or([eb('role', '=', 'customer'), eb('is_owner', '=', true)]))
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  const isOwner = known === undefined
  return { company, isOwner, approvedAt: company.approvesNewPeople && !isOwner ? null : now }
}

/** Tells the company's owners who has joined, or waits; the newcomer is no owner to himself. */
export async function tellOwners(
  context: Pick<Context, 'config' | 'jobs'>,
  tx: Database,
  company: Pick<LockedCompany, 'id' | 'name'>,
  newcomer: {
    readonly id: string
    readonly firstName: string
    readonly lastName: string
    readonly email: string
    readonly isWaiting: boolean
  },
): Promise<void> {
  const letter = newcomer.isWaiting ? personWaits : personJoined
  await mailOwners(context, tx, company.id, [newcomer.id], (locale, url) =>
    letter(locale, newcomer, company.name, url),
  )
}
