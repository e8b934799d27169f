import type { Parsed, parseText } from '@hezo/domain'
import type { ContractField, ContractHeader } from './contract-columns.ts'
import type { RefusalCode, RowRefusal } from './refusal.ts'

const mostRemembered = 256

/**
 * `read`, with its latest answers kept: a column of an export has few different values, and rows that
 * say the same stand together. Few are kept, because each may hold on to the text it was cut from.
 */
export function remembering<T, Rest extends readonly unknown[]>(
  read: (text: string, ...rest: Rest) => T,
): (text: string, ...rest: Rest) => T {
  const answers = new Map<string, T>()
  return (text, ...rest) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = read(text, ...rest)
    if (answers.size >= mostRemembered) answers.clear()
    answers.set(text, answer)
    return answer
  }
}

/** Gives a row's values by their fields, and keeps the first one that is wrong. */
export class RowValues {
  /** Why the row is refused; undefined while all that was asked for is good. */
  problem: Omit<RowRefusal, 'line'> | undefined
  readonly #values: readonly string[]
  readonly #places: ContractHeader['places']

  constructor(values: readonly string[], places: ContractHeader['places']) {
    this.#values = values
    this.#places = places
  }

  /** What stands in the row, as it is; empty when the file has no such column. */
  raw(field: ContractField): string {
    const place = this.#places[field]
    return place === undefined ? '' : (this.#values[place] ?? '')
  }

  refuse(field: ContractField, code: RefusalCode, value = this.raw(field)): void {
    this.problem ??= { field, code, value: value.trim() }
  }

  /** What `parse` makes of the value; empty when it refuses, with the code `rule.reason`. */
  parsed(
    field: ContractField,
    rule: 'contractNumber' | 'nip' | 'serviceLevel' | 'date',
    parse: (text: string) => Parsed<string, string>,
  ): string {
    const parsed = parse(this.raw(field))
    if (parsed.ok) return parsed.value
    this.refuse(field, `${rule}.${parsed.reason}` as RefusalCode)
    return ''
  }

  /** One line of text, without what cannot be seen, as `parse` limits it. */
  text(field: ContractField, parse: (text: string) => ReturnType<typeof parseText>): string {
    const parsed = parse(this.raw(field))
    if (parsed.ok) return parsed.value
    this.refuse(field, parsed.reason === 'too_long' ? 'text.too_long' : 'text.empty')
    return ''
  }
}
