/** The form of an `Idempotency-Key`: 16 to 255 visible ASCII characters; a random UUID will do. */
export const idempotencyKeyPattern = /^[\x21-\x7e]{16,255}$/
