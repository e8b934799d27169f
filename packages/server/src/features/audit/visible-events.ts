import { auditActions } from '@hezo/api'
import { type Expression, expressionBuilder, sql, type SqlBool } from 'kysely'
import type { Actor } from '../../context.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'
import { concernsPerson } from './concerns-person.ts'

/**
 * The one rule of who reads which events, as a condition on `audit_events`: staff all; an owner those
 * of the company; anybody else, of these, those that he caused or that are about him. An event belongs
 * to the company whose case or account it is about, so a supplier reads nothing of a customer's tickets.
 * Internal notes leave no trace that others could see.
 */
export function visibleEvents(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'audit_events'>()
  const isKnown = eb('audit_events.action', 'in', auditActions)
  if (actor.role === 'staff') return isKnown
  const isNote = sql<SqlBool>`audit_events.details @> '{"visibility": "internal"}'`
  return eb.and([
    isKnown,
    eb('audit_events.company_id', '=', actor.companyId),
    eb.not(isNote),
    actor.isOwner ? eb.lit(true) : concernsPerson(actor.userId),
  ])
}
