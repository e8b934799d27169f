/** Why a case is refused: stable names. */
export type CaseProblem = keyof typeof sentences

/** One case that was not taken. */
export interface CaseRefusal {
  /** Line of the file, counted from 1. */
  readonly line: number
  /** The case's id in the old application; null when it cannot be told. */
  readonly id: string | null
  /** The field to blame, dotted; null when it is the line as a whole. */
  readonly field: string | null
  readonly code: CaseProblem
  /** One English line. */
  readonly message: string
}

// `{value}` is what stands there.
const sentences = {
  'line.too_long': 'The line is longer than 8 MB.',
  'line.damaged_text': 'The line is not UTF-8.',
  'line.not_json': 'The line is no JSON object: it is broken off or damaged.',
  'field.wrong': 'The field is missing or of the wrong kind.',
  'id.repeated': 'The id "{value}" stands on an earlier line of this file.',
  'status.unknown': '"{value}" is no status that is known.',
  'subject.empty': 'There is no subject.',
  'subject.too_long': 'The subject is longer than 1,000 characters.',
  'text.not_storable': 'The text holds a NUL character or half a character.',
  'date.wrong_format': '"{value}" is no instant like 2024-03-02T15:12:00.000Z.',
  'date.no_such_day': 'There is no such day as "{value}".',
  'date.in_future': '"{value}" is in the future.',
  'dates.wrong_order': 'The case would have changed last before it was opened.',
  'nip.wrong': '"{value}" is no NIP.',
  'contractNumber.wrong': '"{value}" is no contract number.',
  'contractNumber.unknown': 'There is no contract "{value}". Import contracts first.',
  'contract.other_customer': 'The contract belongs to another customer than "{value}".',
  'serialNumber.wrong': '"{value}" is no serial number.',
  'serialNumber.unknown': 'The contract covers no device "{value}".',
  'messages.none': 'The case has no messages.',
  'attachments.too_many':
    'The case has more than 19 files; with its dialogue there is room for 20.',
  'file.missing': 'There is no file "{value}".',
  'file.outside': '"{value}" leads out of the folder of the export.',
  'file.not_a_file': '"{value}" is no file.',
  'file.empty': 'The file "{value}" is empty.',
  'file.too_large': 'The file "{value}" is larger than 25 MB.',
  'file.bad_name': 'The file "{value}" has a name that cannot be kept.',
} as const

/** Every code that the import gives. */
export const caseProblems = Object.keys(sentences) as readonly CaseProblem[]

/** What is wrong with a case, before it is known where it stands. */
export interface CaseFault {
  readonly field: string | null
  readonly code: CaseProblem
  readonly value?: string
}

/** The refusal of a fault, in words. */
export function refuseCase(line: number, id: string | null, fault: CaseFault): CaseRefusal {
  const value = (fault.value ?? '').toWellFormed()
  const shown = value.length > 80 ? `${value.slice(0, 80).toWellFormed()}…` : value
  // A function, because a `$&` in the value would be read as a pattern.
  const message = sentences[fault.code].replace('{value}', () => shown.replace(/\p{Cc}/gu, ' '))
  return { line, id, field: fault.field, code: fault.code, message }
}

/** Thrown where a case turns out to be no good. */
export class CaseFailure extends Error {
  override readonly name = 'CaseFailure'
  readonly fault: CaseFault

  constructor(code: CaseProblem, field: string | null, value = '') {
    super(code)
    this.fault = { code, field, value }
  }
}
