import { bodyLimit, type Route } from '@hezo/api'
import { ApiProblem } from '../problem.ts'
import type { HeldBytes } from './body-gate.ts'
import { type BodySource, jsonPace, partsOf } from './incoming-body.ts'
import { isWithinJsonBounds } from './json-bounds.ts'

/** A JSON body: what was sent, and what it says. */
export interface JsonBody {
  readonly text: string
  readonly value: unknown
}

/**
 * Judges a body by its headers alone, before anything of it is read.
 *
 * @throws ApiProblem unsupported_content_encoding, unsupported_media_type, body_too_large
 */
export function checkBodyHeaders(
  route: Pick<Route, 'body' | 'bodyLimit' | 'upload'>,
  headers: Headers,
): void {
  if (!route.body && !route.upload) return
  // Unpacking what strangers packed is work without a bound.
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity') throw new ApiProblem('unsupported_content_encoding')
  if (!route.body) return
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw new ApiProblem('unsupported_media_type')
  if (Number(headers.get('content-length') ?? 0) > bodyLimit(route)) {
    throw new ApiProblem('body_too_large')
  }
}

/**
 * Reads a JSON body, no further than the route's limit, and parses it if it is within bounds.
 *
 * @throws ApiProblem body_too_large, malformed_json, overloaded, request_timeout
 */
export async function readJson(
  route: Pick<Route, 'bodyLimit'>,
  body: BodySource,
  held: HeldBytes,
): Promise<JsonBody> {
  const bytes = await readBytes(body, bodyLimit(route), held)
  if (!isWithinJsonBounds(bytes)) throw new ApiProblem('body_too_large')
  try {
    const text = utf8.decode(bytes)
    return { text, value: JSON.parse(text) }
  } catch {
    throw new ApiProblem('malformed_json')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

async function readBytes(body: BodySource, limit: number, held: HeldBytes): Promise<Uint8Array> {
  const take = (part: Uint8Array, before: number): Uint8Array => {
    if (before + part.length > limit) throw new ApiProblem('body_too_large')
    held.add(part.length)
    return part
  }
  // Most bodies are here already, in one piece.
  const whole = body.complete ? body.read?.() : null
  if (whole) return take(whole, 0)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of partsOf(body, jsonPace)) {
    parts.push(take(part, size))
    size += part.length
  }
  return Buffer.concat(parts)
}
