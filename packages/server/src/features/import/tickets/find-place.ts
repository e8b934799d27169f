import { compileOnce } from '../../../platform/storage/compile-once.ts'
import type { Database } from '../../../platform/storage/database.ts'
import { CaseFailure } from './case-refusal.ts'
import type { LegacyCase } from './read-case.ts'

/** Where a case belongs now. */
export interface CasePlace {
  readonly company: { readonly id: string; readonly name: string; readonly nip: string }
  readonly contract: { readonly id: string; readonly number: string }
  readonly device: {
    readonly id: string
    readonly serialNumber: string
    readonly vendor: string
    readonly model: string
  } | null
  /** The reporter's account, if he has one in that company already. */
  readonly reporterId: string | null
}

/** @throws CaseFailure when contract, customer or device are not known as the case names them */
export async function findPlace(
  db: Database,
  { contractNumber, nip, serialNumber, reporter }: LegacyCase,
): Promise<CasePlace> {
  const [row] = await queryPlace(db, {
    numberKey: contractNumber.key,
    serialNumber: serialNumber ?? '',
    emailKey: reporter.email?.key ?? '',
  })
  if (!row) {
    throw new CaseFailure('contractNumber.unknown', 'contractNumber', contractNumber.written)
  }
  if (row.nip !== nip) throw new CaseFailure('contract.other_customer', 'nip', nip)
  if (serialNumber !== null && row.device_id === null) {
    throw new CaseFailure('serialNumber.unknown', 'serialNumber', serialNumber)
  }
  return {
    company: { id: row.company_id, name: row.company_name, nip: row.nip },
    contract: { id: row.contract_id, number: row.contract_number },
    device:
      row.device_id === null
        ? null
        : {
            id: row.device_id,
            serialNumber: row.serial_number ?? '',
            vendor: row.vendor ?? '',
            model: row.model ?? '',
          },
    reporterId: row.reporter_id,
  }
}

const queryPlace = compileOnce(
  (
    db,
    {
      numberKey,
      serialNumber,
      emailKey,
    }: { numberKey: string; serialNumber: string; emailKey: string },
  ) =>
    db
      .selectFrom('contracts')
      .innerJoin('companies as company', 'company.id', 'contracts.company_id')
      .leftJoin('devices as device', (join) =>
        join
          .onRef('device.contract_id', '=', 'contracts.id')
          .on('device.serial_number', '=', serialNumber),
      )
      .leftJoin('users as reporter', (join) =>
        join
          .onRef('reporter.company_id', '=', 'company.id')
          .on('reporter.email_key', '=', emailKey),
      )
      .select(['contracts.id as contract_id', 'contracts.number as contract_number'])
      .select(['company.id as company_id', 'company.name as company_name', 'company.nip'])
      .select(['device.id as device_id', 'device.serial_number', 'device.vendor', 'device.model'])
      .select('reporter.id as reporter_id')
      .where('contracts.number_key', '=', numberKey),
)
