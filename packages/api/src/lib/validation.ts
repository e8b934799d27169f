import * as z from 'zod/mini'
import type { FieldCode } from './field-codes.ts'
import type { FieldValues, RuleParams } from './schemas/rule.ts'

/** One refused field, before a sentence is made of it. `path` is dotted, `''` for the whole body. */
export interface FieldFault {
  readonly path: string
  readonly code: FieldCode
  readonly values: FieldValues
}

// A body of junk must not come back as a bigger body of complaints.
const mostFaults = 50
const longestPath = 200

/** What a schema says to a value that came from outside: its parsed form, or all that is wrong. */
export function parseShape<S extends z.ZodMiniType>(
  schema: S,
  value: unknown,
): { ok: true; value: z.output<S> } | { ok: false; fields: FieldFault[] } {
  const result = z.safeParse(schema, value, { reportInput: true })
  return result.success
    ? { ok: true, value: result.data }
    : { ok: false, fields: fieldErrors(result.error.issues) }
}

/**
 * The refused fields of a parse made with `reportInput` (without it nobody can tell a missing field
 * from one of the wrong type: both are then `shape.required`). One fault per path, 50 at most. What
 * was typed is not repeated, but for a character that a rule blames and the names of unknown fields.
 */
export function fieldErrors(issues: readonly z.core.$ZodIssue[]): FieldFault[] {
  const faults = new Map<string, FieldFault>()
  for (const issue of issues) {
    for (const fault of faultsOf(issue)) {
      if (faults.size === mostFaults) return [...faults.values()]
      if (!faults.has(fault.path)) faults.set(fault.path, fault)
    }
  }
  return [...faults.values()]
}

function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, mostFaults)
      .map((key) => faultAt([...issue.path, key], 'shape.unknown_field'))
  }
  if (issue.code === 'custom' && isRuleParams(issue.params)) {
    return [faultAt(issue.path, issue.params.fieldCode, issue.params.values)]
  }
  return [faultAt(issue.path, shapeCode(issue))]
}

function shapeCode(issue: z.core.$ZodIssue): FieldCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'shape.required' : 'shape.wrong_type'
    case 'invalid_value':
      return issue.input === undefined ? 'shape.required' : 'shape.not_an_option'
    case 'invalid_format':
      return issue.input === '' ? 'shape.required' : 'shape.wrong_format'
    case 'too_big':
      // A text too long for its form was not looked at any further.
      return issue.origin === 'string' ? 'shape.wrong_format' : 'shape.out_of_range'
    case 'too_small':
      return 'shape.out_of_range'
    default:
      return issue.input === undefined ? 'shape.required' : 'shape.wrong_format'
  }
}

function isRuleParams(params: object | undefined): params is RuleParams {
  return params !== undefined && 'fieldCode' in params
}

function faultAt(
  path: readonly PropertyKey[],
  code: FieldCode,
  values: FieldValues = {},
): FieldFault {
  const name = path.map(String).join('.').slice(0, longestPath)
  return { path: name.toWellFormed(), code, values }
}
