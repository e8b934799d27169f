import { parseEmail } from '@hezo/domain'
import { sql, type SqlBool } from 'kysely'
import type { Services } from '../../context.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import { findDataSubject } from './data-subject.ts'
import { erasePerson } from './erase-person.ts'
import { eraseTracesOfAddress, withdrawLetters } from './erase-traces.ts'
import { traceErased } from './erasure-letters.ts'

/** What was erased. */
export interface OperatorErasure {
  /** The id of the account; undefined where there was none. */
  readonly account?: string
  /** Rows under the address of somebody without an account. */
  readonly traces: number
}

/**
 * Erases a person for whom somebody of HEZO's asks, who has made sure who is asking. Who has no account
 * but reported moved tickets, or wrote by the form, is forgotten too.
 *
 * @param whom an e-mail address, or the id of an account
 * @throws ApiProblem last_owner
 * @throws Error when nothing is known under it
 */
export async function erasePersonByOperator(
  services: Pick<Services, 'clock' | 'db' | 'jobs'>,
  whom: string,
): Promise<OperatorErasure> {
  const { clock, db, jobs } = services
  return db.transaction().execute(async (tx) => {
    const email = parseEmail(whom)
    const person = await findDataSubject(tx, email.ok ? email.key : whom)
    if (person) {
      await erasePerson({ clock, jobs, request: undefined }, tx, person)
      return { account: person.id, traces: 0 }
    }
    const traces = email.ok ? await eraseTracesOfAddress(tx, email.key, sql<SqlBool>`true`) : 0
    if (!email.ok || traces === 0) throw new Error(`nothing is known of ${whom}`)
    await withdrawLetters(services, tx, email.key)
    await sendLetter(services, tx, email.value, traceErased('pl'))
    return { traces }
  })
}
