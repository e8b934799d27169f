import { type ErrorCode, errorStatuses, type Locale, type Problem } from '@hezo/api'
import { fillSentence } from '@hezo/api'
import { sentences as en } from '@hezo/api/sentences/en'
import { sentences as pl } from '@hezo/api/sentences/pl'
import type { ApiProblem } from '../problem.ts'
import type { TextReply } from './reply.ts'

const sentences = { pl, en }

/** The one place that writes `application/problem+json` (RFC 9457). */
export function problemReply(problem: ApiProblem, requestId: string, locale: Locale): TextReply {
  const { code, fields, retryAfter } = problem
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
      ...(challengeHeader(code) && { 'WWW-Authenticate': 'Bearer' }),
    },
  }
}

function challengeHeader(code: ErrorCode): boolean {
  return errorStatuses[code] === 401
}
