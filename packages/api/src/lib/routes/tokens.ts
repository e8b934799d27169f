import * as z from 'zod/mini'
import { route } from '../route.ts'
import { OpaqueToken, Tokens } from '../schemas/session.ts'

/** Staying signed in, and leaving. A refresh token works once; its second use ends the session. */
export const tokens = {
  refresh: route(
    'POST',
    '/v1/tokens/refresh',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ refreshToken: OpaqueToken }),
      replies: { 200: Tokens },
      errors: ['session_ended'],
      startsSession: true,
    },
  ),
  revoke: route(
    'POST',
    '/v1/tokens/revoke',
    {},
    {
      access: 'anyone',
      body: z.strictObject({ refreshToken: OpaqueToken }),
      replies: { 204: null },
      errors: [],
    },
  ),
}
