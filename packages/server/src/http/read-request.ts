import { parseShape, type Route } from '@hezo/api'
import * as z from 'zod/mini'
import { ApiProblem } from '../problem.ts'

/** Bytes of a JSON body; the longest message in the widest escapes stays below. */
export const bodyLimit = 512 * 1024

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

/**
 * The JSON body of a request, read no further than the limit.
 *
 * @throws ApiProblem unsupported_media_type, body_too_large, malformed_json
 */
export async function readJson(request: Request): Promise<{ text: string; value: unknown }> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new ApiProblem('unsupported_media_type')
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) {
    throw new ApiProblem('body_too_large')
  }
  const text = decode(await readBytes(request))
  try {
    return { text, value: JSON.parse(text) }
  } catch {
    throw new ApiProblem('malformed_json')
  }
}

async function readBytes(request: Request): Promise<ArrayBuffer | Uint8Array> {
  // A length that is given is kept to by HTTP, and is within the limit here; the rest is counted.
  if (request.headers.has('content-length')) return request.arrayBuffer()
  const chunks: Uint8Array[] = []
  let size = 0
  const stream: AsyncIterable<Uint8Array> | readonly [] = request.body ?? []
  for await (const chunk of stream) {
    size += chunk.length
    if (size > bodyLimit) throw new ApiProblem('body_too_large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: ArrayBuffer | Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new ApiProblem('malformed_json')
  }
}
