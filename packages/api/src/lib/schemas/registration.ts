import { parsePassword, parsePostalCode } from '@hezo/domain'
import * as z from 'zod/mini'
import { Instant, Locale } from './common.ts'
import {
  ContractNumber,
  Country,
  Email,
  lineSchema,
  Nip,
  PersonName,
  Phone,
  SerialNumber,
  textLimits,
} from './fields.ts'
import { fieldIssue } from './rule.ts'

// Judged even when a field beside it was refused already, so that a form shows all that is wrong at
// once; hence the judges below trust no type.
const always = { when: () => true }

/** What is typed about a person. */
export const Person = z.strictObject({
  firstName: PersonName,
  lastName: PersonName,
  email: Email,
  phone: Phone,
})
export type Person = z.output<typeof Person>

/** A postal address; the code's form depends on the country (`NN-NNN` in Poland). */
export const CompanyAddress = /*@__PURE__*/ z
  .strictObject({
    name: lineSchema(textLimits.companyName),
    street: lineSchema(textLimits.street),
    postalCode: z.string(),
    city: lineSchema(textLimits.city),
    country: Country,
  })
  .check(
    z.check(({ value, issues }) => {
      const { postalCode, country } = unchecked(value)
      if (typeof postalCode !== 'string') return
      const parsed = parsePostalCode(postalCode, textOf(country))
      if (parsed.ok) value.postalCode = parsed.value
      else issues.push({ ...fieldIssue('postalCode', parsed), path: ['postalCode'] })
    }, always),
  )
export type CompanyAddress = z.output<typeof CompanyAddress>

/** All that a person fills in to register: contact data, and the three values that authorise it. */
export const RegistrationData = /*@__PURE__*/ z
  .strictObject({
    person: Person,
    company: CompanyAddress,
    nip: Nip,
    contractNumber: ContractNumber,
    serialNumber: SerialNumber,
    password: z.string(),
    locale: Locale,
  })
  .check(
    z.check(({ value, issues }) => {
      const { password, person, company, ...proofs } = unchecked(value)
      if (typeof password !== 'string') return
      const parsed = parsePassword(password, {
        email: textOf(person?.email),
        companyName: textOf(company?.name),
        nip: textOf(proofs.nip),
        contractNumber: textOf(proofs.contractNumber),
        serialNumber: textOf(proofs.serialNumber),
      })
      if (parsed.ok) value.password = parsed.value
      else issues.push({ ...fieldIssue('password', parsed), path: ['password'] })
    }, always),
  )
export type RegistrationData = z.output<typeof RegistrationData>

/** A registration under way. `registrationToken` is the browser's proof that it began it. */
export const StartedRegistration = z.object({ registrationToken: z.string(), expiresAt: Instant })
export type StartedRegistration = z.output<typeof StartedRegistration>

/** The same object with fewer promises: any part may be missing, and is to be looked at with care. */
function unchecked<T>(value: T): { readonly [K in keyof T]?: T[K] | null } {
  return value ?? {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
