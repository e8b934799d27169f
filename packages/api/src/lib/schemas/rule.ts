import type { Parsed } from '@hezo/domain'
import * as z from 'zod/mini'
import type { FieldCode, FieldRule, ReasonOf } from '../field-codes.ts'

/** What a sentence names: the character that is not allowed, the most that is. */
export type FieldValues = Readonly<Record<string, string | number>>

/** What a refused rule leaves in a zod issue's `params`. */
export interface RuleParams {
  readonly fieldCode: FieldCode
  readonly values: FieldValues
}

type Refusal<R extends FieldRule> = Extract<Parsed<never, ReasonOf<R>>, { ok: false }>

/** The stable code of what a parser of `@hezo/domain` refused, and the values its sentence names. */
export function fieldCodeOf<R extends FieldRule>(
  rule: R,
  refusal: Refusal<R>,
  limits?: FieldValues,
): { code: FieldCode; values: FieldValues } {
  const { reason, character, position } = refusal
  const culprit =
    character === undefined || position === undefined ? undefined : { character, position }
  return { code: `${rule}.${reason}` as FieldCode, values: { ...limits, ...culprit } }
}

/**
 * A string field judged by a parser of `@hezo/domain`: its canonical value, or an issue that carries
 * the stable code `rule.reason` and what the sentence names. `limits` are named beside that.
 */
/*@__NO_SIDE_EFFECTS__*/
export function ruleSchema<R extends FieldRule>(
  rule: R,
  parse: (text: string) => Parsed<string, ReasonOf<R>>,
  limits?: FieldValues,
): z.ZodMiniString<string> {
  return z.string().check((payload) => {
    const parsed = parse(payload.value)
    if (parsed.ok) {
      payload.value = parsed.value
      return
    }
    payload.issues.push(fieldIssue(rule, parsed, limits))
  })
}

/**
 * The same refusal as a zod issue, without the input: it may be a password. Checks of the whole
 * object still run after it, so that a form learns at once all that is wrong.
 */
export function fieldIssue<R extends FieldRule>(
  rule: R,
  refusal: Refusal<R>,
  limits?: FieldValues,
): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> & { params: RuleParams } {
  const { code, values } = fieldCodeOf(rule, refusal, limits)
  const params = { fieldCode: code, values }
  return { code: 'custom', input: undefined, params, continue: true }
}
