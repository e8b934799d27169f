import { fieldCodeOf, type FieldFault } from '@hezo/api'
import { parseEmail, parseNip } from '@hezo/domain'
import type { Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { portalUrl } from '../../platform/mail/portal-url.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import { ApiProblem } from '../../problem.ts'
import { lockCompany } from './lock-company.ts'
import { membersOf, nameOf } from './members.ts'
import { ownersChanged, yourOwnership } from './owner-letters.ts'
import { mailOwners } from './owners.ts'

/**
 * The operator's way to give a company an owner when its own are gone: makes a person of the company
 * one, and lets them in. Others stay owners. Does nothing for who is an owner already.
 *
 * @returns the company's name.
 * @throws ApiProblem validation_failed
 * @throws Error when there is no such company, or nobody in it with this address.
 */
export async function setOwner(
  { clock, config, db, jobs }: Pick<Services, 'clock' | 'config' | 'db' | 'jobs'>,
  typed: { readonly nip: string; readonly email: string },
): Promise<string> {
  const { nip, emailKey } = parseTyped(typed)
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('companies')
      .select('id')
      .where('nip', '=', nip)
      .executeTakeFirst()
    if (!found) throw new Error(`there is no company with the NIP ${nip}`)
    const company = await lockCompany(tx, found.id)
    const person = await membersOf(tx, company.id)
      .where('users.email_key', '=', emailKey)
      .executeTakeFirst()
    if (!person) throw new Error(`${typed.email} is nobody's address at ${company.name}`)
    if (person.is_owner) return company.name
    const now = clock.now()
    await tx
      .updateTable('users')
      .set({ is_owner: true, approved_at: person.approved_at ?? now, updated_at: now })
      .where('id', '=', person.id)
      .execute()
    await recordAudit(tx, {
      at: now,
      action: 'member.owner_changed',
      actorId: null,
      companyId: company.id,
      subjectId: person.id,
      address: null,
      details: { isOwner: true },
    })
    const { locale, own_url: ownUrl } = person
    const toThem = yourOwnership(locale, true, company.name, portalUrl(config, { locale, ownUrl }))
    await sendLetter({ jobs }, tx, person.email, toThem)
    const deed = { company: company.name, person: nameOf(person), by: null }
    await mailOwners({ config, jobs }, tx, company.id, [person.id], (each, url) =>
      ownersChanged(each, true, deed, url),
    )
    return company.name
  })
}

function parseTyped(typed: { readonly nip: string; readonly email: string }) {
  const nip = parseNip(typed.nip)
  const email = parseEmail(typed.email)
  if (nip.ok && email.ok) return { nip: nip.value, emailKey: email.key }
  const fields: FieldFault[] = []
  if (!nip.ok) fields.push({ path: 'nip', ...fieldCodeOf('nip', nip) })
  if (!email.ok) fields.push({ path: 'email', ...fieldCodeOf('email', email) })
  throw new ApiProblem('validation_failed', { fields })
}
