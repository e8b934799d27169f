import { parseShape, type Route } from '@hezo/api'
import * as z from 'zod/mini'
import { ApiProblem } from '../problem.ts'

/** The parts of a request that the route declares, parsed. */
export interface ParsedRequest {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

/**
 * Parses what the route declares. A parameter that no id can look like is a thing that does not
 * exist; query and body are refused with a code for each field.
 *
 * @throws ApiProblem not_found, validation_failed
 */
export function parseRequest(
  route: Route,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
  body: unknown,
): ParsedRequest {
  for (const [name, schema] of Object.entries(route.params)) {
    if (!z.safeParse(schema, params[name]).success) throw new ApiProblem('not_found')
  }
  return {
    params,
    ...(route.query && { query: parsePart(route.query, query) }),
    ...(route.body && { body: parsePart(route.body, body) }),
  }
}

function parsePart(schema: z.ZodMiniType, value: unknown): unknown {
  const parsed = parseShape(schema, value)
  if (parsed.ok) return parsed.value
  throw new ApiProblem('validation_failed', { fields: parsed.fields })
}
