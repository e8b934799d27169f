import { expressionBuilder } from 'kysely'
import type { DB } from '../../platform/storage/generated/schema.ts'

const eb = expressionBuilder<DB & { opener: DB['users'] }, 'tickets' | 'opener'>()

/**
 * Where the opener reads letters, and in which language. Who reported a moved ticket has no account
 * yet: the answer leads there. Null when no address is known.
 */
export const openerAddress = [
  eb.fn
    .coalesce('opener.email', 'tickets.reporter_email')
    .$castTo<string | null>()
    .as('opener_email'),
  eb.fn.coalesce('opener.locale', eb.val('pl')).$castTo<string>().as('opener_locale'),
] as const
