import * as z from 'zod/mini'
import { patternSchema } from './pattern.ts'

/** Sixteen bytes, hexadecimal. */
const Bytes = patternSchema(/^[\da-f]{32}$/, 32)

/**
 * A task that costs the sender's machine a moment, and the server next to nothing (ALTCHA, version 2):
 * find the `counter`, at most `data.maxCounter`, for which SHA-256 of `salt`, `nonce` and the counter
 * (4 bytes, the highest first) begins with `keyPrefix`. The whole of it is sent back as it came, for
 * the signature covers what a client does not know, too.
 */
export const WorkChallenge = z.looseObject({
  parameters: z.looseObject({
    algorithm: z.literal('SHA-256'),
    cost: z.literal(1),
    keyLength: z.literal(32),
    nonce: Bytes,
    salt: Bytes,
    keyPrefix: Bytes,
    data: z.looseObject({ maxCounter: z.number() }),
  }),
  signature: z.string(),
})
export type WorkChallenge = z.output<typeof WorkChallenge>
