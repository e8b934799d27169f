import type { FieldCode } from '../lib/field-codes.ts'
import type { Kind } from './good-request.ts'

/** What people, programs and attackers put into fields. Texts first, other types after them. */
export const hostileInputs = {
  empty: '',
  blank: ' \t\n',
  megabyte: 'x'.repeat(1_000_000),
  cyrillic: 'АВС',
  emoji: '🙂🙂🙂',
  html: '<script>alert(1)</script>',
  sql: "'; DROP TABLE tickets;--",
  nul: '\u0000',
  surrogate: '\uD800',
  number: 4.2,
  boolean: 'yes',
  list: ['x'],
  object: { $ne: '' },
} satisfies Record<string, unknown>

type Hostile = keyof typeof hostileInputs
/**
 * `ok`: the text is as good as any other there, and harmless because nothing interprets it. With a
 * path: what is wrong is inside.
 */
type Outcome = FieldCode | 'ok' | `${string}: ${FieldCode}`
type Outcomes = Readonly<Record<Hostile, Outcome>>

const wrongTypes = {
  number: 'shape.wrong_type',
  list: 'shape.wrong_type',
  object: 'shape.wrong_type',
} as const

function everyText(outcome: Outcome): Omit<Outcomes, keyof typeof wrongTypes> {
  return {
    empty: outcome,
    blank: outcome,
    megabyte: outcome,
    cyrillic: outcome,
    emoji: outcome,
    html: outcome,
    sql: outcome,
    nul: outcome,
    surrogate: outcome,
    boolean: outcome,
  }
}

const option: Outcomes = {
  ...everyText('shape.not_an_option'),
  number: 'shape.not_an_option',
  list: 'shape.not_an_option',
  object: 'shape.not_an_option',
}

const freeText: Outcomes = {
  ...everyText('ok'),
  ...wrongTypes,
  empty: 'text.empty',
  blank: 'text.empty',
  nul: 'text.empty',
  megabyte: 'text.too_long',
}

const sixDigits: Outcomes = {
  ...everyText('totpCode.bad_character'),
  ...wrongTypes,
  empty: 'totpCode.empty',
  blank: 'totpCode.empty',
  megabyte: 'totpCode.wrong_length',
}

const newPassword: Outcomes = {
  ...everyText('password.too_short'),
  ...wrongTypes,
  megabyte: 'password.too_long',
  html: 'ok',
  sql: 'ok',
}

const bytes: Outcomes = {
  ...everyText('shape.wrong_format'),
  ...wrongTypes,
  empty: 'shape.required',
  // Three letters are base64url.
  boolean: 'ok',
}

/** What each kind of field answers to each of them. */
export const outcomes: Readonly<Record<Kind, Outcomes>> = {
  nip: {
    ...everyText('nip.bad_character'),
    ...wrongTypes,
    empty: 'nip.empty',
    blank: 'nip.empty',
    megabyte: 'nip.wrong_length',
  },
  serialNumber: {
    ...everyText('serialNumber.bad_character'),
    ...wrongTypes,
    empty: 'serialNumber.empty',
    blank: 'serialNumber.empty',
    megabyte: 'serialNumber.too_long',
    boolean: 'ok',
  },
  contractNumber: {
    ...everyText('ok'),
    ...wrongTypes,
    empty: 'contractNumber.empty',
    blank: 'contractNumber.empty',
    megabyte: 'contractNumber.too_long',
    nul: 'contractNumber.bad_character',
    surrogate: 'contractNumber.bad_character',
  },
  email: {
    ...everyText('email.bad_character'),
    ...wrongTypes,
    empty: 'email.empty',
    blank: 'email.empty',
    megabyte: 'email.too_long',
    html: 'email.wrong_format',
    boolean: 'email.wrong_format',
  },
  phone: {
    ...everyText('phone.bad_character'),
    ...wrongTypes,
    empty: 'phone.empty',
    blank: 'phone.empty',
    megabyte: 'phone.wrong_length',
  },
  postalCode: {
    ...everyText('postalCode.wrong_format'),
    ...wrongTypes,
    empty: 'postalCode.empty',
    blank: 'postalCode.empty',
  },
  country: {
    ...everyText('country.wrong_format'),
    ...wrongTypes,
    empty: 'country.empty',
    blank: 'country.empty',
  },
  personName: {
    ...everyText('personName.bad_character'),
    ...wrongTypes,
    empty: 'personName.empty',
    blank: 'personName.empty',
    megabyte: 'personName.too_long',
    cyrillic: 'ok',
    nul: 'personName.empty',
    boolean: 'ok',
  },
  fileName: {
    ...everyText('ok'),
    ...wrongTypes,
    empty: 'fileName.empty',
    blank: 'fileName.bad_character',
    megabyte: 'fileName.too_long',
    html: 'fileName.bad_character',
    nul: 'fileName.bad_character',
    surrogate: 'fileName.bad_character',
  },
  newPassword,
  typedPassword: {
    ...everyText('ok'),
    ...wrongTypes,
    empty: 'shape.required',
    megabyte: 'shape.wrong_format',
  },
  sixDigits,
  secondFactorCode: sixDigits,
  text: freeText,
  search: { ...freeText, empty: 'ok', blank: 'ok', nul: 'ok' },
  token: {
    ...everyText('shape.wrong_format'),
    ...wrongTypes,
    empty: 'shape.required',
    // Looked up by its hash, so its characters do not matter.
    html: 'ok',
    sql: 'ok',
  },
  id: { ...everyText('shape.wrong_format'), ...wrongTypes, empty: 'shape.required' },
  attachmentIds: {
    ...everyText('shape.wrong_type'),
    ...wrongTypes,
    list: 'attachmentIds.0: shape.wrong_format',
  },
  cursor: {
    ...everyText('ok'),
    ...wrongTypes,
    empty: 'shape.required',
    blank: 'shape.wrong_format',
    megabyte: 'shape.wrong_format',
  },
  limit: {
    ...everyText('shape.wrong_format'),
    number: 'shape.wrong_format',
    list: 'shape.wrong_format',
    object: 'shape.wrong_format',
  },
  option,
  bytes,
  bytesOrNone: { ...bytes, empty: 'ok' },
  number: { ...everyText('shape.wrong_type'), ...wrongTypes, number: 'ok' },
  transports: { ...everyText('shape.wrong_type'), ...wrongTypes, list: 'ok' },
  // Of extensions nobody here reads the results, so anything may stand there.
  anyObject: { ...everyText('shape.wrong_type'), ...wrongTypes, object: 'ok' },
  yesOrNo: { ...everyText('shape.wrong_type'), ...wrongTypes },
}
