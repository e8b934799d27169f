import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Services } from '../../context.ts'
import { emailKeyOf } from '../../platform/email-key.ts'
import type { Database, Storage } from '../../platform/storage/database.ts'
import { addStaff } from '../staff/add-staff.ts'
import { inspectExport } from './contracts/contract-export.ts'
import { importContracts } from './contracts/import-contracts.ts'

/** How to try the product with the demo data: a triple to register with, and the staff's way in. */
export interface DemoData {
  readonly nip: string
  readonly contractNumber: string
  readonly serialNumber: string
  readonly staffEmail: string
  /** One-time link of the staff account; undefined once it was used. */
  readonly staffLink: string | undefined
}

const file = join(import.meta.dirname, '../../../../../examples/demo-data/contracts.csv')
const contractNumber = 'SHZ/2026/1001'
const staff = { email: 'anna.nowak@hezo.example', firstName: 'Anna', lastName: 'Nowak' }

/**
 * Fills a database that knows no company with a few companies, contracts and devices, and an engineer
 * of HEZO's. Where that was done before, only the engineer's link is renewed, while it is not used.
 *
 * @returns undefined where there is no demo data, because real data came first.
 */
export async function loadDemoData(
  services: Pick<Services, 'clock' | 'config' | 'db'>,
  { pool }: Pick<Storage, 'pool'>,
): Promise<DemoData | undefined> {
  const { clock, db } = services
  const { connectionString } = pool.options
  if (!connectionString) throw new TypeError('a pool that is opened by its connection string')
  if ((await isEmpty(db)) && (await isThere(file))) {
    // The engineer first: a start that is cut short here is taken up again by the next one.
    await addStaff(services, staff)
    const source = await inspectExport(file)
    await importContracts({ databaseUrl: connectionString, clock, source })
  }
  const device = await db
    .selectFrom('devices')
    .innerJoin('contracts', 'contracts.id', 'devices.contract_id')
    .innerJoin('companies', 'companies.id', 'contracts.company_id')
    .select(['companies.nip', 'contracts.number', 'devices.serial_number'])
    .where('contracts.number_key', '=', contractNumber)
    .orderBy('devices.id')
    .executeTakeFirst()
  const engineer = await db
    .selectFrom('users')
    .select('id')
    .where('email_key', '=', emailKeyOf(staff.email))
    .executeTakeFirst()
  if (!device || !engineer) return undefined
  const { link } = await addStaff(services, staff)
  return {
    nip: device.nip,
    contractNumber: device.number,
    serialNumber: device.serial_number,
    staffEmail: staff.email,
    staffLink: link,
  }
}

async function isEmpty(db: Database): Promise<boolean> {
  const company = await db.selectFrom('companies').select('id').limit(1).executeTakeFirst()
  return company === undefined
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
