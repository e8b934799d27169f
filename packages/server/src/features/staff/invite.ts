import type { Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import { createId } from '../../platform/ids.ts'
import { portalUrl } from '../../platform/mail/portal-url.ts'
import type { Database } from '../../platform/storage/database.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'
import type { InvitedPerson } from './invited-person.ts'

/** What a verb of the command line needs: it runs outside any request. */
export type InvitingServices = Pick<Services, 'clock' | 'config' | 'db'>

/** Where an invited person belongs. */
export type Membership =
  | { readonly role: 'staff'; readonly companyId: null }
  | { readonly role: 'supplier'; readonly companyId: string }

/** A one-time link; undefined when the account is in use already and needs none. */
export interface Invitation {
  readonly link: string | undefined
}

const linkLifetime = 7 * 86_400_000

const newAccountLocale = 'pl'

/**
 * Makes an account that nobody can sign in to until its one-time link, good for 7 days, has set a
 * password and a second factor. Done again before that, the new link replaces the old one.
 *
 * @throws Error when the e-mail address belongs to an account of another kind or company.
 */
export async function invite(
  { clock, config }: InvitingServices,
  tx: Database,
  person: InvitedPerson,
  membership: Membership,
): Promise<Invitation> {
  const now = clock.now()
  const account = await findOrCreateAccount(tx, person, membership, now)
  if (account.isActive) return { link: undefined }
  const token = createToken()
  const activation = {
    token_hash: hashToken(token),
    password_hash: null,
    totp_secret: null,
    totp_attempts: 0,
    created_at: now,
    expires_at: new Date(now.getTime() + linkLifetime),
  }
  await tx
    .insertInto('activations')
    .values({ user_id: account.id, ...activation })
    .onConflict((oc) => oc.column('user_id').doUpdateSet(activation))
    .execute()
  await recordAudit(tx, {
    at: now,
    action: 'account.invited',
    actorId: null,
    companyId: membership.companyId,
    subjectId: account.id,
    address: null,
    details: { role: membership.role },
  })
  const url = portalUrl(config, { locale: account.locale, ownUrl: null })
  return { link: `${url}/activate#${token}` }
}

async function findOrCreateAccount(
  tx: Database,
  person: InvitedPerson,
  { role, companyId }: Membership,
  now: Date,
): Promise<{ id: string; isActive: boolean; locale: string }> {
  const id = createId('user', now)
  const names = { first_name: person.firstName, last_name: person.lastName, updated_at: now }
  const created = await tx
    .insertInto('users')
    .values({
      ...names,
      id,
      role,
      company_id: companyId,
      email: person.email,
      email_key: emailKeyOf(person.email),
      locale: newAccountLocale,
      created_at: now,
    })
    .onConflict((oc) => oc.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (created) return { id, isActive: false, locale: newAccountLocale }

  const known = await tx
    .selectFrom('users')
    .select(['id', 'role', 'company_id', 'password_hash', 'locale'])
    .where('email_key', '=', emailKeyOf(person.email))
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (known.role !== role || known.company_id !== companyId) {
    throw new Error(`${person.email} belongs to another account`)
  }
  const isActive = known.password_hash !== null
  if (!isActive) await tx.updateTable('users').set(names).where('id', '=', known.id).execute()
  return { id: known.id, isActive, locale: known.locale }
}
