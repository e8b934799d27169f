import type { Locale, RegisteredAccount } from '@hezo/api'
import type { HezoClient } from '@hezo/sdk'
import { generateSync } from 'otplib'
import type { Services } from '../context.ts'
import { addStaff } from '../features/staff/add-staff.ts'
import { addSupplierUser } from '../features/staff/add-supplier-user.ts'
import { createId } from '../platform/ids.ts'
import type { TestServer } from './test-server.ts'

/** A company as {@link seedCompany} made it: ids, and the three values that open it. */
export interface SeededCompany {
  readonly companyId: string
  readonly contractId: string
  readonly deviceIds: readonly string[]
  readonly nip: string
  readonly contractNumber: string
  readonly serialNumber: string
}

/** A person who is signed in, and all it takes to sign in again. */
export interface TestPerson {
  readonly client: HezoClient
  readonly email: string
  readonly password: string
  /** Base32. */
  readonly totpSecret: string
  readonly recoveryCodes: readonly string[]
}

export const testPassword = 'żółty rower w deszczu'

let counter = 0

/** A number of its own for each call, so that seeds of one test do not meet. */
function next(): number {
  counter += 1
  return counter
}

/** A NIP with a right check digit; another one for each `seed`. */
export function testNip(seed: number): string {
  const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]
  for (let candidate = 100_000_000 + seed * 7; ; candidate += 1) {
    const digits = String(candidate)
    const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
    if (sum % 11 < 10) return `PL${digits}${sum % 11}`
  }
}

/** A company with one contract and its devices, as an import would leave them. */
export async function seedCompany(
  { clock, db }: Pick<Services, 'clock' | 'db'>,
  wishes: {
    readonly name?: string
    readonly nip?: string
    readonly contractNumber?: string
    readonly validFrom?: string
    readonly validTo?: string
    readonly serialNumbers?: readonly string[]
    readonly serviceLevel?: string
    readonly supplierId?: string | null
  } = {},
): Promise<SeededCompany> {
  const seed = next()
  const now = clock.now()
  const stamps = { created_at: now, updated_at: now }
  const nip = wishes.nip ?? testNip(seed)
  const companyId = await ensureCompany(db, now, nip, wishes.name ?? `Firma ${seed} Sp. z o.o.`)
  const contractId = createId('contract', now)
  const contractNumber = wishes.contractNumber ?? `SHZ/2026/${String(seed).padStart(4, '0')}`
  await db
    .insertInto('contracts')
    .values({
      ...stamps,
      id: contractId,
      number: contractNumber,
      number_key: contractNumber,
      company_id: companyId,
      supplier_id: wishes.supplierId ?? null,
      valid_from: wishes.validFrom ?? '2026-01-01',
      valid_to: wishes.validTo ?? '2027-12-31',
    })
    .execute()
  const serialNumbers = wishes.serialNumbers ?? [`FG${1_000_000 + seed}`]
  const devices = serialNumbers.map((serial) => ({
    ...stamps,
    id: createId('device', now),
    contract_id: contractId,
    serial_number: serial,
    vendor: 'Dell',
    model: 'PowerEdge R640',
    location: 'Serwerownia 1, szafa 2, U3',
    service_level: wishes.serviceLevel ?? '8x5 NBD',
  }))
  await db.insertInto('devices').values(devices).execute()
  return {
    companyId,
    contractId,
    deviceIds: devices.map(({ id }) => id),
    nip,
    contractNumber,
    serialNumber: serialNumbers[0] ?? '',
  }
}

/** A company by itself, e.g. a supplier without contracts of its own; its id. */
export async function seedSupplier(
  { clock, db }: Pick<Services, 'clock' | 'db'>,
  name = 'Integrator Południe Sp. z o.o.',
): Promise<{ companyId: string; nip: string }> {
  const nip = testNip(next())
  return { companyId: await ensureCompany(db, clock.now(), nip, name), nip }
}

/** What a person types to register for a company. */
export function registrationData(
  company: Pick<SeededCompany, 'nip' | 'contractNumber' | 'serialNumber'>,
  email: string,
  locale: Locale = 'pl',
) {
  return {
    person: { firstName: 'Anna', lastName: 'Nowak', email, phone: '+48 601 234 567' },
    company: {
      name: 'Firma testowa',
      street: 'pl. Wolności 1',
      postalCode: '02-146',
      city: 'Warszawa',
      country: 'PL',
    },
    nip: company.nip,
    contractNumber: company.contractNumber,
    serialNumber: company.serialNumber,
    password: testPassword,
    locale,
  }
}

/** The six digits in a mail. */
export function codeIn(mail: { readonly text: string }): string {
  return /^ {4}(\d{6})$/m.exec(mail.text)?.[1] ?? ''
}

/** What the authenticator app shows at the server's time, or `steps` later (earlier if negative). */
export function totpCode(server: Pick<TestServer, 'now'>, secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(server.now.getTime() / 1000) + steps * 30 })
}

/** Registers a person of the company through the API; the client comes back signed in. */
export async function registerCustomer(
  server: TestServer,
  company: SeededCompany,
  wishes: { readonly email?: string; readonly locale?: Locale } = {},
): Promise<TestPerson & Pick<RegisteredAccount, 'isApproved'>> {
  const email = wishes.email ?? `anna.${next()}@firma.example`
  const client = server.client(wishes.locale)
  const mailsBefore = server.mailbox.all.length
  const { registrationToken } = await client.registrations.create(
    registrationData(company, email, wishes.locale),
  )
  const code = codeIn(await server.mailbox.newest(email, mailsBefore))
  const { secret } = await client.registrations.verifyEmail({ registrationToken, code })
  const account = await client.registrations.confirmTotp({
    registrationToken,
    code: totpCode(server, secret),
  })
  await client.session.start(account.tokens)
  const { isApproved, recoveryCodes } = account
  return { ...person(client, email, secret, recoveryCodes), isApproved }
}

/** A signed-in engineer of HEZO's own. */
export async function activateStaff(
  server: TestServer,
  email = `inzynier.${next()}@hezo.example`,
): Promise<TestPerson> {
  const { link } = await addStaff(server.services, {
    email,
    firstName: 'Jan',
    lastName: 'Kowalski',
  })
  return activate(server, email, link)
}

/** A signed-in employee of the reseller with this NIP. */
export async function activateSupplier(
  server: TestServer,
  nip: string,
  email = `handlowiec.${next()}@integrator.example`,
): Promise<TestPerson> {
  const { link } = await addSupplierUser(server.services, {
    nip,
    email,
    firstName: 'Ewa',
    lastName: 'Wiśniewska',
  })
  return activate(server, email, link)
}

/** What a person types at sign-in. */
export function credentials({ email, password }: Pick<TestPerson, 'email' | 'password'>) {
  return { email, password }
}

/** The token in the fragment of a one-time link. */
export function tokenIn(link: string | undefined): string {
  return link?.split('#')[1] ?? ''
}

/** Uses a one-time link: password, authenticator, signed in. */
export async function activate(
  server: TestServer,
  email: string,
  link: string | undefined,
): Promise<TestPerson> {
  const client = server.client()
  const activationToken = tokenIn(link)
  const { secret } = await client.activations.create({ activationToken, password: testPassword })
  const account = await client.activations.confirmTotp({
    activationToken,
    code: totpCode(server, secret),
  })
  await client.session.start(account.tokens)
  return person(client, email, secret, account.recoveryCodes)
}

function person(
  client: HezoClient,
  email: string,
  totpSecret: string,
  recoveryCodes: readonly string[],
): TestPerson {
  return { client, email, password: testPassword, totpSecret, recoveryCodes }
}

async function ensureCompany(
  db: Services['db'],
  now: Date,
  nip: string,
  name: string,
): Promise<string> {
  const row = await db
    .insertInto('companies')
    .values({ id: createId('company', now), nip, name, created_at: now, updated_at: now })
    .onConflict((oc) => oc.column('nip').doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
