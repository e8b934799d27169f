import type { Contract } from '@hezo/api'
import { contractState } from '@hezo/domain'
import type { Actor } from '../../context.ts'
import type { Database } from '../../platform/storage/database.ts'
import { visibleContracts } from './visible-contracts.ts'

/** Contracts that the actor may see, with all that a reply says of them. */
export function contractViews(db: Database, actor: Actor) {
  return db
    .selectFrom('contracts')
    .innerJoin('companies as company', 'company.id', 'contracts.company_id')
    .leftJoin('companies as supplier', 'supplier.id', 'contracts.supplier_id')
    .select(['contracts.id', 'contracts.number', 'contracts.valid_from', 'contracts.valid_to'])
    .select(['contracts.company_id', 'company.name as company_name'])
    .select(['contracts.supplier_id', 'supplier.name as supplier_name'])
    .select((eb) =>
      eb
        .selectFrom('devices')
        .whereRef('devices.contract_id', '=', 'contracts.id')
        .select((counted) => counted.fn.countAll<number>().as('count'))
        .as('device_count'),
    )
    .where(visibleContracts(actor))
}

/** A row of `contractViews`. */
export type ContractRow = Awaited<
  ReturnType<ReturnType<typeof contractViews>['executeTakeFirstOrThrow']>
>

/** What the API says of a contract; `today` is the day in Warsaw. */
export function toContract(row: ContractRow, today: string): Contract {
  const validity = { validFrom: row.valid_from, validTo: row.valid_to }
  return {
    id: row.id,
    number: row.number,
    state: contractState(validity, today),
    ...validity,
    company: { id: row.company_id, name: row.company_name },
    supplier:
      row.supplier_id === null ? null : { id: row.supplier_id, name: row.supplier_name ?? '' },
    deviceCount: row.device_count ?? 0,
  }
}
