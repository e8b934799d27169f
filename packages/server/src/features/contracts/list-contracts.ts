import type { Contract, Routes } from '@hezo/api'
import type { RouteInput } from '@hezo/api'
import { type ContractState, warsawDate } from '@hezo/domain'
import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { ActorContext } from '../../context.ts'
import type { DB } from '../../platform/storage/generated/schema.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'
import { type SearchPatterns, searchPatterns } from '../../platform/storage/search-patterns.ts'
import { contractViews, toContract } from './contract-view.ts'

type Query = RouteInput<Routes['contracts']['list']>['query']

/**
 * The contracts the actor may see, those that end last first.
 *
 * @throws ApiProblem validation_failed for a broken cursor
 */
export async function listContracts(
  { db, actor, clock }: ActorContext,
  { limit, cursor, search, state }: Query,
): Promise<{ items: Contract[]; nextCursor: string | null }> {
  const today = warsawDate(clock.now())
  const after = readCursor(cursor, ['day', 'id'])
  const patterns = searchPatterns(search)
  const rows = await contractViews(db, actor)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('contracts.valid_to', 'contracts.id'),
          '<',
          eb.tuple(after?.[0] ?? '', after?.[1] ?? ''),
        ),
      ),
    )
    .$if(patterns !== undefined, (query) => (patterns ? query.where(mentions(patterns)) : query))
    .$if(state !== undefined, (query) => (state ? query.where(stands(state, today)) : query))
    .orderBy('contracts.valid_to', 'desc')
    .orderBy('contracts.id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(
    rows,
    limit,
    (row) => toContract(row, today),
    (row) => [row.valid_to, row.id],
  )
}

const eb = expressionBuilder<DB, 'contracts'>()

/** `contractState` as a condition: an ended contract is ended whenever it was to start. */
function stands(state: ContractState, today: string): Expression<SqlBool> {
  if (state === 'ended') return eb('contracts.valid_to', '<', today)
  return eb.and([
    eb('contracts.valid_to', '>=', today),
    eb('contracts.valid_from', state === 'valid' ? '<=' : '>', today),
  ])
}

function mentions({ text, serialNumber, contractNumber }: SearchPatterns): Expression<SqlBool> {
  return eb.or([
    eb('contracts.number', 'ilike', text),
    eb('contracts.number_key', 'like', contractNumber),
    eb.exists(
      eb
        .selectFrom('devices')
        .select('devices.id')
        .whereRef('devices.contract_id', '=', 'contracts.id')
        .where((device) =>
          device.or([
            device('devices.serial_number', 'like', serialNumber),
            device('devices.model', 'ilike', text),
            device('devices.location', 'ilike', text),
          ]),
        ),
    ),
  ])
}
