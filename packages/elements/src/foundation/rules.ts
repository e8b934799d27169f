import { fieldCodeOf, type FieldRule, type FieldValues, type ReasonOf } from '@hezo/api'
import { type Parsed, parseText } from '@hezo/domain'
import type { Check } from './form-controller.ts'

/** Judges a field by a parser of `@hezo/domain`, with the code that the server would give. */
export function rule<R extends FieldRule>(
  name: R,
  parse: (text: string) => Parsed<unknown, ReasonOf<R>>,
  limits?: FieldValues,
): Check {
  return (typed) => {
    const parsed = parse(typed)
    return parsed.ok ? undefined : fieldCodeOf(name, parsed, limits)
  }
}

/** Free text of at most `max` characters; `multiline` keeps its line breaks. */
export function text(max: number, multiline = false): Check {
  return rule('text', (typed) => parseText(typed, { max, multiline }), { max })
}

/** A field that may stay empty. */
export function optional(check: Check): Check {
  return (typed, values) => (typed.trim() ? check(typed, values) : undefined)
}

/** A field that has to hold something. */
export const required: Check = (typed) => (typed ? undefined : { code: 'shape.required' })

/** A choice that has to be made. */
export const chosen: Check = (typed) => (typed ? undefined : { code: 'shape.not_an_option' })
