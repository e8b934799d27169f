import { type Invitation, invite, type InvitingServices } from './invite.ts'
import { type InvitedPerson, parseInvitedPerson } from './invited-person.ts'

/**
 * Invites an engineer of HEZO's own.
 *
 * @throws ApiProblem validation_failed
 * @throws Error when the e-mail address belongs to a customer's or supplier's account.
 */
export async function addStaff(
  services: InvitingServices,
  typed: InvitedPerson,
): Promise<Invitation> {
  const person = parseInvitedPerson(typed)
  return services.db
    .transaction()
    .execute((tx) => invite(services, tx, person, { role: 'staff', companyId: null }))
}
