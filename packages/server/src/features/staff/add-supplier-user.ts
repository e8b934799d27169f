import { fieldCodeOf } from '@hezo/api'
import { formatNip, parseNip } from '@hezo/domain'
import { createId } from '../../platform/ids.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { type Invitation, invite, type InvitingServices } from './invite.ts'
import { type InvitedPerson, parseInvitedPerson } from './invited-person.ts'

/**
 * Invites an employee of a reseller. A company that no import has brought yet is made, under its
 * NIP for a name until one does.
 *
 * @throws ApiProblem validation_failed
 * @throws Error when the e-mail address belongs to another account.
 */
export async function addSupplierUser(
  services: InvitingServices,
  { nip, ...typed }: InvitedPerson & { readonly nip: string },
): Promise<Invitation> {
  const parsed = parseNip(nip)
  if (!parsed.ok) {
    throw new ApiProblem('validation_failed', {
      fields: [{ path: 'nip', ...fieldCodeOf('nip', parsed) }],
    })
  }
  const person = parseInvitedPerson(typed)
  return services.db.transaction().execute(async (tx) => {
    const companyId = await findOrCreateCompany(tx, parsed.value, services.clock.now())
    return invite(services, tx, person, { role: 'supplier', companyId })
  })
}

async function findOrCreateCompany(tx: Database, nip: string, now: Date): Promise<string> {
  await tx
    .insertInto('companies')
    .values({
      id: createId('company', now),
      nip,
      name: formatNip(nip),
      created_at: now,
      updated_at: now,
    })
    .onConflict((oc) => oc.column('nip').doNothing())
    .execute()
  const company = await tx
    .selectFrom('companies')
    .select('id')
    .where('nip', '=', nip)
    .executeTakeFirstOrThrow()
  return company.id
}
