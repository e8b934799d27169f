import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { DB } from '../../platform/storage/generated/schema.ts'

/** Events that a person caused or that are about him or a session of his. */
export function concernsPerson(userId: string): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'audit_events'>()
  const sessions = eb.selectFrom('sessions').select('sessions.id').where('user_id', '=', userId)
  return eb.or([
    eb('audit_events.actor_id', '=', userId),
    eb('audit_events.subject_id', '=', userId),
    eb('audit_events.subject_id', 'in', sessions),
  ])
}
