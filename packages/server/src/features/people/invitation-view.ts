import type { Invitation } from '@hezo/api'
import type { Database } from '../../platform/storage/database.ts'

/** The invitations of one company whose links still work. */
export function openInvitations(db: Database, companyId: string, now: Date) {
  return db
    .selectFrom('invitations')
    .innerJoin('users as inviter', 'inviter.id', 'invitations.invited_by')
    .select(['invitations.id', 'invitations.email', 'invitations.first_name'])
    .select(['invitations.last_name', 'invitations.locale', 'invitations.is_owner'])
    .select(['invitations.created_at', 'invitations.expires_at', 'invitations.invited_by'])
    .select((eb) =>
      eb
        .fn<string>('concat_ws', [eb.val(' '), 'inviter.first_name', 'inviter.last_name'])
        .as('inviter_name'),
    )
    .where('invitations.company_id', '=', companyId)
    .where('invitations.expires_at', '>', now)
}

type InvitationRow = Awaited<
  ReturnType<ReturnType<typeof openInvitations>['executeTakeFirstOrThrow']>
>

/** What the API says of an invitation. */
export function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    email: row.email,
    firstName: row.first_name,
    lastName: row.last_name,
    locale: row.locale as Invitation['locale'],
    isOwner: row.is_owner,
    invitedBy: { id: row.invited_by, name: row.inviter_name },
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }
}
