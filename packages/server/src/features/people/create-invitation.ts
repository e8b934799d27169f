import type { Invitation, NewInvitation } from '@hezo/api'
import type { ActorContext } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { createId } from '../../platform/ids.ts'
import { lastOwnUrl, portalUrl } from '../../platform/mail/portal-url.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'
import { ApiProblem } from '../../problem.ts'
import { requireFreshProof } from '../sign-in/fresh-proof.ts'
import { invited, type InvitationWords, invitedWithAccount } from './invitation-letters.ts'
import { spendInvitation } from './invitation-throttles.ts'
import { toInvitation } from './invitation-view.ts'
import { lockOwnCompany } from './lock-company.ts'

const linkLifetime = 7 * 86_400_000

/**
 * Invites a person into the actor's company by a one-time link. Nothing but the mail depends on
 * whether the address has an account already, here or elsewhere: then there is a link, too, that
 * nobody is ever given.
 *
 * @throws ApiProblem forbidden, step_up_required, rate_limited
 */
export async function createInvitation(
  context: ActorContext,
  input: NewInvitation,
): Promise<Invitation> {
  const { actor, clock, request } = context
  if (!actor.isOwner || actor.companyId === null) throw new ApiProblem('forbidden')
  requireFreshProof(context)
  await spendInvitation(context, actor.companyId, input.email)
  const now = clock.now()
  const invitation = {
    id: createId('invitation', now),
    email: input.email,
    first_name: input.firstName,
    last_name: input.lastName,
    locale: input.locale,
    is_owner: input.isOwner,
    invited_by: actor.userId,
    created_at: now,
    expires_at: new Date(now.getTime() + linkLifetime),
  }
  return context.transact(async (tx) => {
    const company = await lockOwnCompany(context, tx)
    const emailKey = emailKeyOf(input.email)
    await tx
      .deleteFrom('invitations')
      .where('company_id', '=', company.id)
      .where('email_key', '=', emailKey)
      .execute()
    await tx
      .insertInto('invitations')
      .values({ ...invitation, company_id: company.id, email_key: emailKey, role: actor.role })
      .execute()
    const token = createToken()
    await tx
      .insertInto('activations')
      .values({
        invitation_id: invitation.id,
        token_hash: hashToken(token),
        created_at: now,
        expires_at: invitation.expires_at,
      })
      .execute()
    await recordAudit(tx, {
      at: now,
      action: 'member.invited',
      actorId: actor.userId,
      companyId: company.id,
      subjectId: invitation.id,
      address: request.address,
      details: { isOwner: input.isOwner },
    })
    const words = { company: company.name, inviter: actor.name }
    await mailInvitation(context, tx, input, words, token)
    return toInvitation({ ...invitation, inviter_name: actor.name })
  })
}

async function mailInvitation(
  context: ActorContext,
  tx: Database,
  { email, locale }: NewInvitation,
  words: InvitationWords,
  token: string,
): Promise<void> {
  const account = await tx
    .selectFrom('users')
    .select(['email', 'locale', lastOwnUrl('users.id').as('ownUrl')])
    .where('email_key', '=', emailKeyOf(email))
    .executeTakeFirst()
  const url = portalUrl(context.config, account ?? { locale, ownUrl: null })
  const letter = account
    ? invitedWithAccount(account.locale, words, url)
    : invited(locale, words, `${url}/activate#${token}`)
  await sendLetter(context, tx, account?.email ?? email, letter)
}
