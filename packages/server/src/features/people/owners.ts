import type { Context } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import type { Letter } from '../../platform/mail/letter.ts'
import { lastOwnUrl, portalUrl } from '../../platform/mail/portal-url.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import type { Database } from '../../platform/storage/database.ts'

/** The owners of a company, but for those `except` names. */
function ownersOf(tx: Database, companyId: string, except: readonly string[]) {
  return tx
    .selectFrom('users')
    .where('company_id', '=', companyId)
    .where('is_owner', '=', true)
    .where('removed_at', 'is', null)
    .$if(except.length > 0, (query) => query.where('id', 'not in', except))
}

/**
 * Sees to it that a company keeps an owner when this one stops being one. Right only under the lock of
 * the company.
 *
 * @throws ApiProblem last_owner
 */
export async function requireAnotherOwner(
  tx: Database,
  companyId: string,
  userId: string,
): Promise<void> {
  const other = await ownersOf(tx, companyId, [userId]).select('id').limit(1).executeTakeFirst()
  if (!other) throw new ApiProblem('last_owner')
}

/** Mails all owners but `except`, each in the own language, with links to the own address they use. */
export async function mailOwners(
  context: Pick<Context, 'config' | 'jobs'>,
  tx: Database,
  companyId: string,
  except: readonly string[],
  letter: (locale: string, portalUrl: string) => Letter,
): Promise<void> {
  const owners = await ownersOf(tx, companyId, except)
    .select(['email', 'locale', lastOwnUrl('users.id').as('ownUrl')])
    .execute()
  for (const owner of owners) {
    const url = portalUrl(context.config, owner)
    await sendLetter(context, tx, owner.email, letter(owner.locale, url))
  }
}
