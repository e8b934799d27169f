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
  .check(({ value, issues }) => {
    const parsed = parsePostalCode(value.postalCode, value.country)
    if (parsed.ok) value.postalCode = parsed.value
    else issues.push({ ...fieldIssue('postalCode', parsed), path: ['postalCode'] })
  })
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
  .check(({ value, issues }) => {
    const { password, person, company, ...proofs } = value
    const context = { ...proofs, email: person.email, companyName: company.name }
    const parsed = parsePassword(password, context)
    if (parsed.ok) value.password = parsed.value
    else issues.push({ ...fieldIssue('password', parsed), path: ['password'] })
  })
export type RegistrationData = z.output<typeof RegistrationData>

/** A registration under way. `registrationToken` is the browser's proof that it began it. */
export const StartedRegistration = z.object({ registrationToken: z.string(), expiresAt: Instant })
export type StartedRegistration = z.output<typeof StartedRegistration>
