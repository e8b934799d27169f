import type { RegistrationData } from '@hezo/api'
import type { Database } from '../../platform/storage/database.ts'

/**
 * The company that the three values together prove, on a day in Warsaw (`YYYY-MM-DD`): a contract of
 * the NIP's company, valid that day, covers the serial number. One question, so that nobody learns
 * which part was wrong.
 */
export async function findEntitledCompany(
  db: Database,
  proof: Pick<RegistrationData, 'nip' | 'contractNumber' | 'serialNumber'>,
  day: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('companies')
    .innerJoin('contracts', 'contracts.company_id', 'companies.id')
    .innerJoin('devices', 'devices.contract_id', 'contracts.id')
    .select('companies.id')
    .where('companies.nip', '=', proof.nip)
    .where('contracts.number_key', '=', proof.contractNumber)
    .where('contracts.valid_from', '<=', day)
    .where('contracts.valid_to', '>=', day)
    .where('devices.serial_number', '=', proof.serialNumber)
    .executeTakeFirst()
  return row?.id
}
