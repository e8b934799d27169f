import { fieldCodeOf, type FieldFault } from '@hezo/api'
import { parseEmail, parsePhone, parseText } from '@hezo/domain'
import type { Services } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { approveReset } from './approve-reset.ts'
import { endReset } from './end-reset.ts'
import { requestReset, type StaffMember } from './request-reset.ts'

type Parts = Pick<Services, 'clock' | 'config' | 'db' | 'jobs'>

/** A lost second factor as the operator types it. `by` is the address of who called back. */
export interface TypedReset {
  readonly email: string
  readonly by: string
  readonly phone: string
  readonly spokeWith: string
  readonly note: string
}

/**
 * Writes down a lost second factor from the command line, under the name of who called back.
 *
 * @returns the id of the reset.
 * @throws ApiProblem validation_failed, not_found, forbidden, factor_reset_open
 * @throws Error when `by` is nobody of the staff.
 */
export async function requestByOperator(services: Parts, typed: TypedReset): Promise<string> {
  const wanted = parseTyped(typed)
  return services.db.transaction().execute(async (tx) => {
    const by = await findStaff(tx, typed.by)
    return requestReset(services, tx, wanted, by)
  })
}

/**
 * Approves a reset from the command line, under the name of who decided it.
 *
 * @throws ApiProblem not_found, forbidden, factor_reset_decided
 * @throws Error when `by` is nobody of the staff.
 */
export async function approveByOperator(
  services: Parts,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    await approveReset(services, tx, id, await findStaff(tx, by))
  })
}

/**
 * Stops a reset from the command line.
 *
 * @throws ApiProblem not_found
 * @throws Error when `by` is nobody of the staff.
 */
export async function stopByOperator(
  services: Parts,
  { id, by }: { readonly id: string; readonly by: string },
): Promise<void> {
  const isEnded = await services.db
    .transaction()
    .execute(async (tx) => endReset(services, tx, { id }, 'stopped', await findStaff(tx, by)))
  if (!isEnded) throw new ApiProblem('not_found')
}

async function findStaff(tx: Database, typed: string): Promise<StaffMember> {
  const email = parseEmail(typed)
  const person = await tx
    .selectFrom('users')
    .select('id')
    .where('email_key', '=', email.ok ? email.key : '')
    .where('role', '=', 'staff')
    .where('password_hash', 'is not', null)
    .executeTakeFirst()
  if (!person) throw new Error(`${typed} is nobody of the staff`)
  return { userId: person.id, address: null }
}

function parseTyped(typed: TypedReset) {
  const email = parseEmail(typed.email)
  const phone = parsePhone(typed.phone)
  const spokeWith = parseText(typed.spokeWith, { max: 200 })
  const note = parseText(typed.note, { max: 2_000, multiline: true })
  if (email.ok && phone.ok && spokeWith.ok && note.ok) {
    const callBack = { phone: phone.value, spokeWith: spokeWith.value, note: note.value }
    return { email: email.value, callBack }
  }
  const fields: FieldFault[] = []
  if (!email.ok) fields.push({ path: 'email', ...fieldCodeOf('email', email) })
  if (!phone.ok) fields.push({ path: 'phone', ...fieldCodeOf('phone', phone) })
  if (!spokeWith.ok) fields.push({ path: 'spoke-with', ...fieldCodeOf('text', spokeWith) })
  if (!note.ok) fields.push({ path: 'note', ...fieldCodeOf('text', note) })
  throw new ApiProblem('validation_failed', { fields })
}
