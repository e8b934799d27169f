import { visibilitiesFor } from '@hezo/domain'
import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Standing } from '../../context.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'

/**
 * The one rule of which messages of a visible ticket are read, as a condition on `messages`:
 * internal notes exist for staff only.
 */
export function visibleMessages(actor: Standing): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'messages'>()
  return eb('messages.visibility', 'in', visibilitiesFor(actor.role))
}
