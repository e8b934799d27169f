import type { Locale } from '@hezo/api'
import type { Role, ServiceLevel } from '@hezo/domain'
import type { HezoClient } from '@hezo/sdk'
import { createId } from '../platform/ids.ts'
import { createToken, hashToken } from '../platform/tokens.ts'
import type { TestServer } from './test-server.ts'

/** A person who is signed in, with the client that acts for him. */
export interface SeededPerson {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly client: HezoClient
  /** For requests that the SDK would not send. */
  readonly accessToken: string
}

/** A contract, and what it covers in the order asked for. */
export interface SeededContract {
  readonly id: string
  readonly number: string
  readonly devices: readonly { readonly id: string; readonly serialNumber: string }[]
}

/** Puts rows in place that other features' verbs would make slowly. */
export interface Seed {
  company(name: string): Promise<string>
  contract(wanted: {
    readonly companyId: string
    readonly supplierId?: string
    readonly number?: string
    readonly validFrom?: string
    readonly validTo?: string
    readonly serialNumbers?: readonly string[]
    readonly serviceLevel?: ServiceLevel
  }): Promise<SeededContract>
  /** `companyId` is null for staff, whose role that makes him. */
  person(role: Role, companyId: string | null, locale?: Locale): Promise<SeededPerson>
}

/** @param server whose database is filled */
export function createSeed(server: TestServer): Seed {
  const { accessTokens, db } = server.services
  let count = 0
  const stamps = () => ({ created_at: server.now, updated_at: server.now })
  return {
    async company(name) {
      const id = createId('company', server.now)
      const nip = `PL${String((count += 1)).padStart(10, '0')}`
      await db
        .insertInto('companies')
        .values({ id, nip, name, ...stamps() })
        .execute()
      return id
    },
    async contract(wanted) {
      const id = createId('contract', server.now)
      const number = wanted.number ?? `SHZ/2026/${(count += 1)}`
      await db
        .insertInto('contracts')
        .values({
          id,
          number,
          number_key: number.toUpperCase(),
          company_id: wanted.companyId,
          supplier_id: wanted.supplierId ?? null,
          valid_from: wanted.validFrom ?? '2026-01-01',
          valid_to: wanted.validTo ?? '2027-12-31',
          ...stamps(),
        })
        .execute()
      const serialNumbers = wanted.serialNumbers ?? [`FG${String((count += 1)).padStart(8, '0')}`]
      const devices = serialNumbers.map((serialNumber) => ({
        id: createId('device', server.now),
        serialNumber,
      }))
      for (const device of devices) {
        await db
          .insertInto('devices')
          .values({
            id: device.id,
            contract_id: id,
            serial_number: device.serialNumber,
            vendor: 'Fortinet',
            model: 'FortiGate 100F',
            location: 'Kraków, serwerownia A',
            service_level: wanted.serviceLevel ?? '24x7 4h',
            ...stamps(),
          })
          .execute()
      }
      return { id, number, devices }
    },
    async person(role, companyId, locale = 'pl') {
      const id = createId('user', server.now)
      const sessionId = createId('session', server.now)
      const person = { first_name: 'Żaneta', last_name: `${role} ${(count += 1)}` }
      const email = `${id}@example.test`
      await db
        .insertInto('users')
        .values({
          id,
          role,
          company_id: companyId,
          ...person,
          email,
          email_key: email,
          locale,
          ...stamps(),
        })
        .execute()
      const expires_at = new Date(server.now.getTime() + 365 * 86_400_000)
      await db
        .insertInto('sessions')
        .values({
          id: sessionId,
          user_id: id,
          user_agent: 'test',
          address: '192.0.2.1',
          created_at: server.now,
          last_used_at: server.now,
          expires_at,
          proven_at: server.now,
          proven_by: 'totp',
        })
        .execute()
      // As real as any: a client whose access token ran out, because the test travelled, renews it.
      const refreshToken = createToken()
      await db
        .insertInto('refresh_tokens')
        .values({
          token_hash: hashToken(refreshToken),
          session_id: sessionId,
          created_at: server.now,
          expires_at,
        })
        .execute()
      const accessToken = await accessTokens.sign(
        { sessionId, thumbprint: undefined },
        id,
        server.now,
      )
      const client = server.client(locale)
      await client.session.start({
        accessToken,
        tokenType: 'Bearer',
        expiresIn: accessTokens.lifetime,
        refreshToken,
      })
      return {
        id,
        name: `${person.first_name} ${person.last_name}`,
        email,
        client,
        accessToken,
      }
    },
  }
}
