import { expressionBuilder } from 'kysely'
import { lastOwnUrl } from '../../platform/mail/portal-url.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'

const eb = expressionBuilder<DB & { opener: DB['users'] }, 'tickets' | 'opener'>()

/**
 * Where the opener reads letters, in which language, and at which of our addresses they signed in last. Who reported a moved ticket has no account
 * yet: the answer leads there. Null when no address is known.
 */
export const openerAddress = [
  eb.fn
    .coalesce('opener.email', 'tickets.reporter_email')
    .$castTo<string | null>()
    .as('opener_email'),
  eb.fn.coalesce('opener.locale', eb.val('pl')).$castTo<string>().as('opener_locale'),
  lastOwnUrl('opener.id').as('opener_own_url'),
] as const
