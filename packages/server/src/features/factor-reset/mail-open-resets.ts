import type { Services } from '../../context.ts'
import { recordAudit } from '../../platform/audit.ts'
import { lastOwnUrl, portalUrl } from '../../platform/mail/portal-url.ts'
import { sendLetter } from '../../platform/mail/send-letter.ts'
import { createToken, hashToken } from '../../platform/tokens.ts'
import { resetLink } from './reset-letters.ts'

/** Milliseconds a link is good for. */
const linkLifetime = 86_400_000

/** Mails the one-time link of every reset that nobody has stopped in time. Each gets one. */
export async function mailOpenResets({
  clock,
  config,
  db,
  jobs,
}: Pick<Services, 'clock' | 'config' | 'db' | 'jobs'>): Promise<void> {
  const now = clock.now()
  const due = await db
    .selectFrom('factor_resets')
    .select('id')
    .where('opens_at', '<=', now)
    .where('token_hash', 'is', null)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
  for (const { id } of due) {
    await db.transaction().execute(async (tx) => {
      const token = createToken()
      const opened = await tx
        .updateTable('factor_resets')
        .from('users')
        .set({
          token_hash: hashToken(token),
          expires_at: new Date(now.getTime() + linkLifetime),
        })
        .whereRef('users.id', '=', 'factor_resets.user_id')
        .where('factor_resets.id', '=', id)
        .where('factor_resets.token_hash', 'is', null)
        .where('factor_resets.ended_at', 'is', null)
        .returning(['users.id', 'users.company_id', 'users.email', 'users.locale'])
        .returning(lastOwnUrl('users.id').as('ownUrl'))
        .executeTakeFirst()
      // Stopped in this moment, or mailed by another process.
      if (!opened) return
      await recordAudit(tx, {
        at: now,
        action: 'factor_reset.opened',
        actorId: null,
        companyId: opened.company_id,
        subjectId: opened.id,
        address: null,
        details: { factorReset: id },
      })
      const url = `${portalUrl(config, opened)}/reset-factor#${token}`
      await sendLetter({ jobs }, tx, opened.email, resetLink(opened.locale, url))
    })
  }
}
