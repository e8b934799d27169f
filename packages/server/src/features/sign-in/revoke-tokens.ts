import type { Context } from '../../context.ts'
import { hashToken } from '../../platform/tokens.ts'
import { endSession } from './end-session.ts'

/** Signs out: ends the token's session. The answer is the same for a token that means nothing. */
export async function revokeTokens(
  context: Context,
  { refreshToken }: { readonly refreshToken: string },
): Promise<void> {
  await context.transact((tx) =>
    endSession(context, tx, { tokenHash: hashToken(refreshToken) }, 'signed_out'),
  )
}
