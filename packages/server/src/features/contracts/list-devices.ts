import type { Device, RouteInput, Routes } from '@hezo/api'
import type { ServiceLevel } from '@hezo/domain'
import type { ActorContext } from '../../context.ts'
import { cutPage, readCursor } from '../../platform/storage/keyset.ts'
import { searchPatterns } from '../../platform/storage/search-patterns.ts'
import { ApiProblem } from '../../problem.ts'
import { visibleContracts } from './visible-contracts.ts'

type Route = RouteInput<Routes['contracts']['listDevices']>

/**
 * The devices that a contract covers, by serial number.
 *
 * @throws ApiProblem not_found; validation_failed for a broken cursor
 */
export async function listDevices(
  { db, actor }: ActorContext,
  { contractId, limit, cursor, search }: Route['params'] & Route['query'],
): Promise<{ items: Device[]; nextCursor: string | null }> {
  const after = readCursor(cursor, ['serial'])?.[0]
  const patterns = searchPatterns(search)
  // The contract is the left side, so that one without such devices still gives a row.
  const rows = await db
    .selectFrom('contracts')
    .leftJoin('devices', (join) =>
      join
        .onRef('devices.contract_id', '=', 'contracts.id')
        .on((eb) =>
          eb.and([
            ...(after === undefined ? [] : [eb('devices.serial_number', '>', after)]),
            ...(patterns === undefined
              ? []
              : [
                  eb.or([
                    eb('devices.serial_number', 'like', patterns.serialNumber),
                    eb('devices.vendor', 'ilike', patterns.text),
                    eb('devices.model', 'ilike', patterns.text),
                    eb('devices.location', 'ilike', patterns.text),
                  ]),
                ]),
          ]),
        ),
    )
    .select(['devices.id', 'devices.serial_number', 'devices.vendor', 'devices.model'])
    .select(['devices.location', 'devices.service_level'])
    .where('contracts.id', '=', contractId)
    .where(visibleContracts(actor))
    .orderBy('devices.serial_number')
    .limit(limit + 1)
    .execute()
  if (rows.length === 0) throw new ApiProblem('not_found')
  return cutPage(rows.filter(isDevice), limit, toDevice, (row) => [row.serial_number])
}

interface DeviceRow {
  id: string
  serial_number: string
  vendor: string
  model: string
  location: string
  service_level: string
}

function isDevice(row: { [K in keyof DeviceRow]: string | null }): row is DeviceRow {
  return row.id !== null
}

function toDevice(row: DeviceRow): Device {
  return {
    id: row.id,
    serialNumber: row.serial_number,
    vendor: row.vendor,
    model: row.model,
    location: row.location,
    serviceLevel: row.service_level as ServiceLevel,
  }
}
