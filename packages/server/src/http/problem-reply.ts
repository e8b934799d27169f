import { type ErrorCode, errorStatuses, type Locale, type Problem } from '@hezo/api'
import { fillSentence } from '@hezo/api'
import { sentences as en } from '@hezo/api/sentences/en'
import { sentences as pl } from '@hezo/api/sentences/pl'
import type { ApiProblem } from '../problem.ts'
import type { TextReply } from './reply.ts'

const sentences = { pl, en }

/** The one place that writes `application/problem+json` (RFC 9457). */
export function problemReply(problem: ApiProblem, requestId: string, locale: Locale): TextReply {
  const { code, fields, retryAfter, nonce } = problem
  const status = errorStatuses[code]
  const speech = sentences[locale]
  const body: Problem = {
    type: `urn:hezo:problem:${code}`,
    title: fillSentence(speech.problems[code], { seconds: retryAfter ?? 0 }),
    status,
    code,
    requestId,
    ...(fields.length > 0 && {
      fields: fields.map((field) => ({
        ...field,
        message: fillSentence(speech.fields[field.code], field.values ?? {}),
      })),
    }),
    ...(retryAfter !== undefined && { retryAfter }),
  }
  return {
    status,
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': locale,
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
      ...(nonce !== undefined && { 'DPoP-Nonce': nonce }),
      ...(status === 401 && { 'WWW-Authenticate': challenge(code) }),
    },
  }
}

/** How to come in instead (RFC 6750 §3, RFC 9449 §7.1). */
function challenge(code: ErrorCode): string {
  const dpop = 'DPoP algs="ES256"'
  if (code === 'dpop_nonce_required') return `${dpop}, error="use_dpop_nonce"`
  if (code === 'dpop_proof_rejected') return `${dpop}, error="invalid_dpop_proof"`
  return `Bearer, ${dpop}`
}
