import type { ErrorCode, FieldCode } from '@hezo/api'

/** One refused field: where it stands in the request, why, and what the sentence names. */
export interface RefusedField {
  readonly path: string
  readonly code: FieldCode
  readonly values?: Readonly<Record<string, string | number>>
}

interface ProblemDetails {
  readonly fields?: readonly RefusedField[]
  /** Seconds until another attempt can succeed. */
  readonly retryAfter?: number
  /** What the next proof of possession has to contain. */
  readonly nonce?: string
}

/** A refusal the caller is told about: a code of the one table, never a sentence. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: ErrorCode
  readonly fields: readonly RefusedField[]
  readonly retryAfter: number | undefined
  readonly nonce: string | undefined

  constructor(code: ErrorCode, details: ProblemDetails = {}) {
    super(code)
    this.code = code
    this.fields = details.fields ?? []
    this.retryAfter = details.retryAfter
    this.nonce = details.nonce
  }
}
