import { roles } from '@hezo/domain'
import { isOpenBeforeApproval } from './before-approval.ts'
import type { ErrorCode } from './error-codes.ts'
import type { Route } from './route.ts'

/** What every route can answer with when the service itself is in trouble. */
export const commonErrors = ['internal', 'unavailable'] as const satisfies readonly ErrorCode[]

/**
 * All codes that a route can answer with: its own, and those that its access, parameters, query,
 * body, idempotency and proof of work imply, each once.
 */
export function routeErrors(route: Route): readonly ErrorCode[] {
  const codes = new Set<ErrorCode>(route.errors)
  if (route.access !== 'anyone') codes.add('unauthenticated')
  if (route.access !== 'anyone' || route.startsSession || route.knowsDevice) {
    codes.add('dpop_proof_rejected').add('dpop_nonce_required')
  }
  if (route.access !== 'anyone' && route.access.length < roles.length) codes.add('forbidden')
  if (!isOpenBeforeApproval(route)) codes.add('approval_pending')
  if (Object.keys(route.params).length > 0) codes.add('not_found')
  if (route.query || route.body) codes.add('validation_failed')
  if (route.body) {
    codes.add('malformed_json').add('unsupported_media_type').add('body_too_large')
    codes.add('request_timeout')
  }
  if (route.body || route.upload) codes.add('unsupported_content_encoding').add('overloaded')
  if (route.idempotent) {
    codes.add('idempotency_key_missing').add('idempotency_in_progress')
    codes.add('idempotency_key_reused')
  }
  if (route.access !== 'anyone' && route.method !== 'GET') codes.add('quota_exceeded')
  if (route.proofOfWork) codes.add('proof_of_work_required')
  if (route.proofOfWork === 'unless_signed_in') codes.add('dpop_nonce_required')
  for (const code of commonErrors) codes.add(code)
  return [...codes]
}
