import type { Context } from '../../context.ts'
import { hashToken } from '../../platform/tokens.ts'
import { endReset } from './end-reset.ts'

/**
 * Stops a reset by a link from the mail that told of it. Nothing is said of a link that is spent, or
 * none of ours: whoever follows one wants the reset not to happen, and it does not.
 */
export async function stopFactorReset(
  context: Context,
  { stopToken }: { readonly stopToken: string },
): Promise<void> {
  await context.transact(async (tx) => {
    const stop = await tx
      .selectFrom('factor_reset_stops')
      .select(['reset_id', 'user_id'])
      .where('token_hash', '=', hashToken(stopToken))
      .executeTakeFirst()
    if (!stop) return
    const by = { userId: stop.user_id, address: context.request.address }
    await endReset(context, tx, { id: stop.reset_id }, 'stopped', by)
  })
}
