import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Actor } from '../../context.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'

/**
 * The one rule of who sees which contracts: staff all, everybody else those that the own company
 * bought. Having sold a contract, or reading a ticket on it, shows nothing of it here.
 */
export function visibleContracts(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<DB, 'contracts'>()
  return actor.role === 'staff' ? eb.lit(true) : eb('contracts.company_id', '=', actor.companyId)
}
