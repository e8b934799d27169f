import { type IdKind, idPrefixes } from '@hezo/api'
import type { Actor } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { personName } from '../../platform/person-name.ts'
import { visibleContracts } from '../contracts/visible-contracts.ts'
import { visibleTickets } from '../tickets/visible-tickets.ts'

/** What an id names, by its prefix; undefined for what is no id. */
export function kindOfId(id: string): IdKind | undefined {
  const prefix = id.split('_')[0]
  const entry = Object.entries(idPrefixes).find(([, known]) => known === prefix)
  return entry?.[0] as IdKind | undefined
}

/** Names and numbers of what events are about, as far as the actor may see it: id → label. */
export async function labelSubjects(
  db: Database,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const of = (kind: IdKind) => ids.filter((id) => kindOfId(id) === kind)
  const [people, tickets, contracts] = await Promise.all([
    labelPeople(db, actor, of('user')),
    labelTickets(db, actor, of('ticket')),
    labelContracts(db, actor, of('contract')),
  ])
  return new Map([...people, ...tickets, ...contracts].map(({ id, label }) => [id, label]))
}

interface Labelled {
  readonly id: string
  readonly label: string
}

async function labelPeople(db: Database, actor: Actor, ids: string[]): Promise<Labelled[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('users')
    .select(['id', 'first_name', 'last_name'])
    .where('id', 'in', ids)
    .$if(actor.role !== 'staff', (query) => query.where('company_id', '=', actor.companyId))
    .execute()
  return rows.flatMap(({ id, ...names }) => {
    const label = personName(names)
    return label === null ? [] : [{ id, label }]
  })
}

async function labelTickets(db: Database, actor: Actor, ids: string[]): Promise<Labelled[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('tickets')
    .select(['tickets.id', 'tickets.number as label'])
    .where('tickets.id', 'in', ids)
    .where(visibleTickets(actor))
    .execute()
}

async function labelContracts(db: Database, actor: Actor, ids: string[]): Promise<Labelled[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('contracts')
    .select(['contracts.id', 'contracts.number as label'])
    .where('contracts.id', 'in', ids)
    .where(visibleContracts(actor))
    .execute()
}
