import { fieldCodeOf, type FieldFault } from '@hezo/api'
import { parseEmail, parsePersonName } from '@hezo/domain'
import { ApiProblem } from '../../problem.ts'

/** Whom the operator invites, as typed. */
export interface InvitedPerson {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
}

/** @throws ApiProblem validation_failed, with a code for each refused field */
export function parseInvitedPerson(typed: InvitedPerson): InvitedPerson {
  const email = parseEmail(typed.email)
  const firstName = parsePersonName(typed.firstName)
  const lastName = parsePersonName(typed.lastName)
  if (email.ok && firstName.ok && lastName.ok) {
    return { email: email.value, firstName: firstName.value, lastName: lastName.value }
  }
  const fields: FieldFault[] = []
  if (!email.ok) fields.push({ path: 'email', ...fieldCodeOf('email', email) })
  if (!firstName.ok) fields.push({ path: 'firstName', ...fieldCodeOf('personName', firstName) })
  if (!lastName.ok) fields.push({ path: 'lastName', ...fieldCodeOf('personName', lastName) })
  throw new ApiProblem('validation_failed', { fields })
}
