/**
 * Every failure the API can answer with, and the HTTP status it travels under. The code is the
 * stable name that programs compare; sentences are made at the edge, in the reader's language.
 */
export const errorStatuses = {
  malformed_request: 400,
  malformed_json: 400,
  idempotency_key_missing: 400,
  upload_incomplete: 400,
  unauthenticated: 401,
  credentials_rejected: 401,
  second_factor_rejected: 401,
  challenge_ended: 401,
  session_ended: 401,
  dpop_proof_rejected: 401,
  dpop_nonce_required: 401,
  forbidden: 403,
  step_up_required: 403,
  passkeys_not_here: 403,
  approval_pending: 403,
  proof_of_work_required: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  idempotency_in_progress: 409,
  status_change_refused: 409,
  ticket_closed: 409,
  contract_not_valid: 409,
  no_supplier: 409,
  too_many_files: 409,
  passkey_exists: 409,
  too_many_passkeys: 409,
  last_owner: 409,
  factor_reset_open: 409,
  factor_reset_decided: 409,
  registration_ended: 410,
  activation_ended: 410,
  passkey_ended: 410,
  password_reset_ended: 410,
  email_change_ended: 410,
  totp_change_ended: 410,
  factor_reset_ended: 410,
  sharing_request_ended: 410,
  body_too_large: 413,
  file_too_large: 413,
  unsupported_media_type: 415,
  unsupported_content_encoding: 415,
  file_type_refused: 415,
  validation_failed: 422,
  file_empty: 422,
  file_type_mismatch: 422,
  entitlement_rejected: 422,
  code_rejected: 422,
  passkey_rejected: 422,
  idempotency_key_reused: 422,
  rate_limited: 429,
  quota_exceeded: 429,
  headers_too_large: 431,
  internal: 500,
  overloaded: 503,
  storage_full: 503,
  unavailable: 503,
} as const satisfies Record<string, number>

/** The stable name of a failure, e.g. `entitlement_rejected`. */
export type ErrorCode = keyof typeof errorStatuses

/** Status codes that a problem can travel under. */
export type ErrorStatus = (typeof errorStatuses)[ErrorCode]

/** All of them. */
export const errorCodes = Object.keys(errorStatuses) as readonly ErrorCode[]
