import { expressionBuilder } from 'kysely'
import { lastOwnUrl } from '../../platform/mail/portal-url.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'

const eb = expressionBuilder<DB & { opener: DB['users'] }, 'tickets' | 'opener'>()

/**
 * Where emails to the person who opened a ticket go, their language, and the address of ours at which
 * they signed in last. A person whose ticket was moved has no account yet; the answer goes to the
 * address in the old system. Null when no address is known.
 */
export const openerAddress = [
  eb.fn
    .coalesce('opener.email', 'tickets.reporter_email')
    .$castTo<string | null>()
    .as('opener_email'),
  eb.fn.coalesce('opener.locale', eb.val('pl')).$castTo<string>().as('opener_locale'),
  lastOwnUrl('opener.id').as('opener_own_url'),
] as const
