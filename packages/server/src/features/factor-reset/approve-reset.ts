import type { Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { lastOwnUrl, portalUrl } from '../../platform/mail/portal-url.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'
import type { StaffMember } from './request-reset.ts'
import { colleagueResetApproved, yourResetApproved } from './reset-letters.ts'

/** Milliseconds in which the link is to be mailed, once it may be. */
const mailedWithin = 7 * 86_400_000

/**
 * Approves what a colleague wrote down. The person and the owners of the company are mailed a link to
 * stop it, and the time begins in which nothing else happens.
 *
 * @throws ApiProblem not_found, forbidden for one's own, factor_reset_decided
 */
export async function approveReset(
  services: Pick<Services, 'clock' | 'config' | 'jobs'>,
  tx: Database,
  resetId: string,
  by: StaffMember,
): Promise<void> {
  const { clock, config } = services
  const now = clock.now()
  const found = await tx
    .selectFrom('factor_resets')
    .select(['user_id', 'requested_by'])
    .where('id', '=', resetId)
    .executeTakeFirst()
  if (!found) throw new ApiProblem('not_found')
  if ([found.requested_by, found.user_id].includes(by.userId)) throw new ApiProblem('forbidden')
  const opensAt = new Date(now.getTime() + config.factorResetDelay)
  const approved = await tx
    .updateTable('factor_resets')
    .set({
      approved_by: by.userId,
      approved_at: now,
      opens_at: opensAt,
      expires_at: new Date(opensAt.getTime() + mailedWithin),
    })
    .where('id', '=', resetId)
    .where('approved_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    // The word of a colleague who was removed meanwhile does not count.
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('users')
          .select('users.id')
          .whereRef('users.id', '=', 'factor_resets.requested_by')
          .where('users.removed_at', 'is', null),
      ),
    )
    .returning('user_id')
    .executeTakeFirst()
  if (!approved) throw new ApiProblem('factor_reset_decided')
  const companyId = await warn(services, tx, resetId, approved.user_id, opensAt)
  await recordAudit(tx, {
    at: now,
    action: 'factor_reset.approved',
    actorId: by.userId,
    companyId,
    subjectId: approved.user_id,
    address: by.address,
    details: { factorReset: resetId, requestedBy: found.requested_by },
  })
}

/**
 * Mails the person and the owners of the company; for staff, who have none, all colleagues. Each gets
 * a link of their own.
 */
async function warn(
  services: Pick<Services, 'config' | 'jobs'>,
  tx: Database,
  resetId: string,
  userId: string,
  opensAt: Date,
): Promise<string | null> {
  const person = await tx
    .selectFrom('users')
    .select(['company_id', 'first_name', 'last_name'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  const companyId = person.company_id
  const told = await tx
    .selectFrom('users')
    .select(['id', 'email', 'locale', lastOwnUrl('users.id').as('ownUrl')])
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('id', '=', userId),
        companyId === null
          ? eb.and([eb('role', '=', 'staff'), eb('password_hash', 'is not', null)])
          : eb.and([eb('company_id', '=', companyId), eb('is_owner', '=', true)]),
      ]),
    )
    .execute()
  const name = `${person.first_name} ${person.last_name}`
  for (const { id, email, locale, ownUrl } of told) {
    const token = createToken()
    await tx
      .insertInto('factor_reset_stops')
      .values({ token_hash: hashToken(token), reset_id: resetId, user_id: id })
      .execute()
    const site = portalUrl(services.config, { locale, ownUrl })
    const words = { opensAt, stopUrl: `${site}/stop-reset#${token}` }
    const letter =
      id === userId
        ? yourResetApproved(locale, words)
        : colleagueResetApproved(locale, { ...words, person: name })
    await sendLetter(services, tx, email, letter)
  }
  return companyId
}
