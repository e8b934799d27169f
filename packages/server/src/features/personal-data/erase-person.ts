import type { Context, Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { forgetPerson } from '../people/forget-person.ts'
import { lockCompany } from '../people/lock-company.ts'
import { membersOf } from '../people/members.ts'
import { requireAnotherOwner } from '../people/owners.ts'
import type { DataSubject } from './data-subject.ts'
import {
  eraseTracesOfAccount,
  eraseTracesOfAddress,
  reportedBy,
  withdrawLetters,
} from './erase-traces.ts'
import { accountErased } from './erasure-letters.ts'

/** Who erases: the person, by a request, or the operator, without one. */
export type ErasingContext = Pick<Services, 'clock' | 'jobs'> & {
  readonly request: Pick<Context['request'], 'address'> | undefined
}

/**
 * Takes everything from an account that tells whose it was, and ends it: sessions, ways to sign in,
 * names, addresses, letters that wait. Tickets and messages stay under an account without a name, the
 * audit trail with its id. The person is told by mail.
 *
 * @throws ApiProblem last_owner
 */
export async function erasePerson(
  context: ErasingContext,
  tx: Database,
  person: DataSubject,
): Promise<void> {
  const { clock, request } = context
  if (person.companyId !== null) await requireNobodyLeftBehind(tx, person, person.companyId)
  await withdrawLetters(context, tx, person.emailKey)
  await eraseTracesOfAddress(tx, person.emailKey, reportedBy(person))
  const origin = { clock, request: { address: request?.address ?? null } }
  await forgetPerson(origin, tx, person.id, request ? 'account_closed' : 'removed')
  await tx
    .updateTable('users')
    .set({ first_name: '', last_name: '' })
    .where('id', '=', person.id)
    .execute()
  await recordAudit(tx, {
    at: clock.now(),
    action: 'account.erased',
    actorId: request ? person.id : null,
    companyId: person.companyId,
    subjectId: person.id,
    address: request?.address ?? null,
  })
  await eraseTracesOfAccount(tx, person.id)
  // Who was removed before has no address left to write to.
  if (person.email !== '') {
    await sendLetter(context, tx, person.email, accountErased(person.locale))
  }
}

/** An owner goes as the last one only when nobody else is there. */
async function requireNobodyLeftBehind(
  tx: Database,
  { id }: DataSubject,
  companyId: string,
): Promise<void> {
  await lockCompany(tx, companyId)
  const person = await tx
    .selectFrom('users')
    .select('is_owner')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (!person.is_owner) return
  const other = await membersOf(tx, companyId).where('users.id', '!=', id).executeTakeFirst()
  if (other) await requireAnotherOwner(tx, companyId, id)
}
