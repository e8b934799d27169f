import {
  parseContractNumber,
  parseCountry,
  parseEmail,
  parseNip,
  parsePassword,
  parsePersonName,
  parsePhone,
  parseSerialNumber,
  parseText,
  parseTotpCode,
} from '@hezo/domain'
import type * as z from 'zod/mini'
import { ruleSchema } from './rule.ts'

/** Limits of free text, in characters (code points); forms show them before they are reached. */
export const textLimits = {
  subject: 200,
  personName: 200,
  message: 20_000,
  contactMessage: 5_000,
  companyName: 200,
  street: 200,
  city: 100,
  search: 100,
} as const

export const Nip = ruleSchema('nip', parseNip)
export const SerialNumber = ruleSchema('serialNumber', parseSerialNumber)
export const ContractNumber = ruleSchema('contractNumber', parseContractNumber)
export const Email = ruleSchema('email', parseEmail)
export const Phone = ruleSchema('phone', parsePhone)
export const Country = ruleSchema('country', parseCountry)
export const PersonName = ruleSchema('personName', parsePersonName)
export const TotpCode = ruleSchema('totpCode', parseTotpCode)

/** One line of text, 1 to `max` characters (code points) after trimming. */
/*@__NO_SIDE_EFFECTS__*/
export function lineSchema(max: number): z.ZodMiniString<string> {
  return ruleSchema('text', (text) => parseText(text, { max }), { max })
}

/** Text of several lines, 1 to `max` characters (code points) after trimming. */
/*@__NO_SIDE_EFFECTS__*/
export function proseSchema(max: number): z.ZodMiniString<string> {
  return ruleSchema('text', (text) => parseText(text, { max, multiline: true }), { max })
}

/** A password to be; beside it the server knows the person and a list of common ones. */
export const NewPassword = ruleSchema('password', (text) => parsePassword(text))

/** What a list is searched for; blank finds everything. */
export const SearchText = ruleSchema(
  'text',
  (text) => parseText(text, { min: 0, max: textLimits.search }),
  { max: textLimits.search },
)
