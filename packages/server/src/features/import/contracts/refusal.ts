import type {
  ContractNumberReason,
  DateReason,
  NipReason,
  SerialNumberReason,
  ServiceLevelReason,
} from '@hezo/domain'
import type { ContractField } from './contract-columns.ts'

/** Why a row cannot be taken apart into values. */
export type RowProblem =
  | 'row.too_long'
  | 'row.quote_not_closed'
  | 'row.too_few_values'
  | 'row.too_many_values'
  | 'row.damaged_text'

/** Why a row is refused: the rule and its reason, stable. */
export type RefusalCode =
  | RowProblem
  | `contractNumber.${ContractNumberReason}`
  | `nip.${NipReason}`
  | `serialNumber.${SerialNumberReason}`
  | `serviceLevel.${ServiceLevelReason}`
  | `date.${DateReason}`
  | 'dates.wrong_order'
  | 'text.empty'
  | 'text.too_long'
  | 'status.unknown'
  | 'status.contradicts_dates'
  | 'contract.other_customer'
  | 'contract.other_supplier'
  | 'contract.other_dates'
  | 'device.other_data'

/** One row that was not taken, as it is found: `value` is what stands there, or what the code names. */
export interface RowRefusal {
  readonly line: number
  /** Undefined when the row as a whole is to blame. */
  readonly field?: ContractField | undefined
  readonly code: RefusalCode
  readonly value: string
}

/** One row that was not taken, as it is reported; `column` is the name the file gives it. */
export interface Refusal {
  readonly line: number
  readonly column: string | null
  readonly code: RefusalCode
  readonly message: string
}

// `{value}` is what the row holds; in the last group it is the line that speaks against the row.
const sentences: Readonly<Record<RefusalCode, string>> = {
  'row.too_long': 'The row is longer than 65,536 characters.',
  'row.quote_not_closed': 'A quoted value is not closed, or text follows its closing quote.',
  'row.too_few_values': 'The row has fewer values than the first line has columns: {value}.',
  'row.too_many_values':
    'The row has more values than the first line has columns: {value}. Is a delimiter not quoted?',
  'row.damaged_text': 'A character is broken: the bytes are not UTF-8.',

  'contractNumber.empty': 'There is no contract number.',
  'contractNumber.too_short': 'The contract number "{value}" is shorter than 3 characters.',
  'contractNumber.too_long': 'The contract number "{value}" is longer than 40 characters.',
  'contractNumber.bad_character': 'The contract number "{value}" holds a control character.',
  'nip.empty': 'There is no NIP.',
  'nip.wrong_country': '"{value}" is the tax number of another country.',
  'nip.bad_character': '"{value}" is no NIP: it holds more than digits.',
  'nip.wrong_length': '"{value}" is no NIP: it does not have ten digits.',
  'nip.wrong_check_digit': '"{value}" is no NIP: its check digit is wrong.',
  'text.empty': 'The value is missing.',
  'text.too_long': 'The text is too long: "{value}"',
  'serviceLevel.empty': 'There is no service level.',
  'serviceLevel.unknown': '"{value}" is no service level that is known.',
  'date.empty': 'There is no date.',
  'date.wrong_format': '"{value}" is no date like 20.10.2022 or 2022-10-20.',
  'date.no_such_day': 'There is no such day as "{value}".',
  'dates.wrong_order': 'The contract would end before it begins: {value}.',
  'status.unknown': '"{value}" is no status that is known (aktywna, zakończona, active, ended).',
  'status.contradicts_dates': 'The contract is said to have ended, but its last day is {value}.',
  'serialNumber.empty': 'There is no serial number.',
  'serialNumber.too_short': 'The serial number "{value}" is shorter than 3 characters.',
  'serialNumber.too_long': 'The serial number "{value}" is longer than 64 characters.',
  'serialNumber.bad_character':
    'The serial number "{value}" holds a character that no serial number has.',

  'contract.other_customer': 'Most rows of this contract name another customer: see line {value}.',
  'contract.other_supplier': 'Most rows of this contract name another supplier: see line {value}.',
  'contract.other_dates': 'Most rows of this contract have other dates: see line {value}.',
  'device.other_data':
    'This serial number stands on this contract already, with other data: see line {value}.',
}

/** Every code that the import gives. */
export const refusalCodes = Object.keys(sentences) as RefusalCode[]

/** The sentence that a refusal is told in, in English. */
export function refusalMessage(code: RefusalCode, value: string): string {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value
  // A function, because a `$&` in the value would be read as a pattern.
  return sentences[code].replace('{value}', () => shown.replace(/\p{Cc}/gu, ' '))
}
