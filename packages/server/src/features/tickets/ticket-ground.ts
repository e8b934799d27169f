import type { NewTicket } from '@hezo/api'
import { isContractValidOn } from '@hezo/domain'
import { sql } from 'kysely'
import type { Actor } from '../../context.ts'
import { compileOncePerRole } from '../../platform/storage/compile-once.ts'
import type { Database } from '../../platform/storage/database.ts'
import { ApiProblem } from '../../problem.ts'
import { visibleContracts } from '../contracts/visible-contracts.ts'

/** What a new ticket stands on: the contract, its supplier, the device, the opener, a number. */
export type TicketGround = Awaited<ReturnType<typeof queryGround>>[number]

/** All that has to be known to open a ticket, in one query; takes the next number with it. */
export async function readGround(
  tx: Database,
  actor: Actor,
  { contractId, deviceId }: NewTicket,
): Promise<TicketGround | undefined> {
  const rows = await queryGround(tx, actor, { contractId, deviceId: deviceId ?? '' })
  return rows[0]
}

/**
 * Whether a ticket may be opened there. What does not exist and what is another company's are one
 * answer.
 *
 * @throws ApiProblem validation_failed, contract_not_valid, no_supplier
 */
export function requireGround(
  ground: TicketGround | undefined,
  { deviceId, sharedWithSupplier }: NewTicket,
  today: string,
): asserts ground is TicketGround {
  if (!ground) throw unknownField('contractId')
  if (deviceId !== null && ground.device_id === null) throw unknownField('deviceId')
  const validity = { validFrom: ground.valid_from, validTo: ground.valid_to }
  if (!isContractValidOn(validity, today)) throw new ApiProblem('contract_not_valid')
  if (sharedWithSupplier && ground.supplier_id === null) throw new ApiProblem('no_supplier')
}

function unknownField(path: 'contractId' | 'deviceId'): ApiProblem {
  return new ApiProblem('validation_failed', { fields: [{ path, code: 'shape.not_an_option' }] })
}

const queryGround = compileOncePerRole(
  (db, actor, { contractId, deviceId }: { contractId: string; deviceId: string }) =>
    db
      .selectFrom('contracts')
      .innerJoin('companies as company', 'company.id', 'contracts.company_id')
      // Nothing is opened by who was removed since he was let through.
      .innerJoin('users as opener', (join) =>
        join.on('opener.id', '=', actor.userId).on('opener.removed_at', 'is', null),
      )
      .leftJoin('companies as supplier', 'supplier.id', 'contracts.supplier_id')
      .leftJoin('devices as device', (join) =>
        join.onRef('device.contract_id', '=', 'contracts.id').on('device.id', '=', deviceId),
      )
      .select(['contracts.id as contract_id', 'contracts.number as contract_number'])
      .select(['contracts.valid_from', 'contracts.valid_to'])
      .select(['contracts.company_id', 'company.name as company_name'])
      .select(['contracts.supplier_id', 'supplier.name as supplier_name'])
      .select(['device.id as device_id', 'device.serial_number', 'device.vendor', 'device.model'])
      .select(['device.service_level', 'opener.id as opener_id', 'opener.role as opener_role'])
      .select(['opener.first_name as opener_first_name', 'opener.last_name as opener_last_name'])
      .select(['opener.email as opener_email', 'opener.locale as opener_locale'])
      .select(sql<number>`nextval('ticket_numbers')`.as('sequence'))
      .where('contracts.id', '=', contractId)
      .where(visibleContracts(actor)),
)
