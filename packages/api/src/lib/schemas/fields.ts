import {
  parseContractNumber,
  parseCountry,
  parseEmail,
  parseFileName,
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
  callBackNote: 2_000,
  companyName: 200,
  street: 200,
  city: 100,
  search: 100,
  passkeyName: 60,
} as const

/** A Polish tax number in any usual spelling → `PL` and ten digits. */
export const Nip = ruleSchema('nip', parseNip)
/** A serial number, in the notation before 19 June 2024 too → the bare number. */
export const SerialNumber = ruleSchema('serialNumber', parseSerialNumber)
/** A contract number → its form for comparing. */
export const ContractNumber = ruleSchema('contractNumber', parseContractNumber)
/** An e-mail address → the same with its domain in lower case. */
export const Email = ruleSchema('email', parseEmail)
/** A phone number of any country → E.164. */
export const Phone = ruleSchema('phone', parsePhone)
/** A country → ISO 3166-1 alpha-2 in upper case. */
export const Country = ruleSchema('country', parseCountry)
/** A first or a last name. */
export const PersonName = ruleSchema('personName', parsePersonName)
/** The name of a file, kept to the letter. */
export const FileName = ruleSchema('fileName', parseFileName)
/** The six digits of an authenticator app or of a mail. */
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
