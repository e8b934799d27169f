import {
  contractNumberReasons,
  emailReasons,
  fileNameReasons,
  nipReasons,
  passwordReasons,
  personNameReasons,
  phoneReasons,
  postalReasons,
  recoveryCodeReasons,
  serialNumberReasons,
  textReasons,
  totpCodeReasons,
} from '@hezo/domain'

/** What can be wrong with one field apart from the rules of the business. */
export const shapeReasons = [
  'required',
  'wrong_type',
  'unknown_field',
  'not_an_option',
  'wrong_format',
  'out_of_range',
] as const

/** Every reason a field can be refused for, by the rule that gives it. */
export const fieldReasons = {
  shape: shapeReasons,
  nip: nipReasons,
  serialNumber: serialNumberReasons,
  contractNumber: contractNumberReasons,
  email: emailReasons,
  phone: phoneReasons,
  postalCode: postalReasons,
  country: postalReasons,
  personName: personNameReasons,
  fileName: fileNameReasons,
  password: passwordReasons,
  totpCode: totpCodeReasons,
  recoveryCode: recoveryCodeReasons,
  text: textReasons,
} as const

/** What judges a field: a parser of `@hezo/domain`, or the shape of the request itself. */
export type FieldRule = keyof typeof fieldReasons

/** The reasons that a rule can give. */
export type ReasonOf<R extends FieldRule> = (typeof fieldReasons)[R][number]

/** The stable name of a field error: the rule and its reason, e.g. `nip.wrong_check_digit`. */
export type FieldCode = { [R in FieldRule]: `${R}.${ReasonOf<R>}` }[FieldRule]

/** All of them. */
export const fieldCodes = Object.entries(fieldReasons).flatMap(([rule, reasons]) =>
  reasons.map((reason) => `${rule}.${reason}`),
) as readonly FieldCode[]
