import type { ActorContext } from '../../context.ts'
import { ApiProblem } from '../../problem.ts'
import { endSessionsOf } from './end-session.ts'

/**
 * Ends one session of the person's own, the one in use too.
 *
 * @throws ApiProblem not_found
 */
export async function endOwnSession(
  context: ActorContext,
  { sessionId }: { readonly sessionId: string },
): Promise<void> {
  const { actor } = context
  const count = await context.transact((tx) =>
    endSessionsOf(context, tx, actor.userId, 'ended_by_person', { only: sessionId }),
  )
  if (count === 0) throw new ApiProblem('not_found')
}

/** Ends every session of the person but the one in use. */
export async function endOtherSessions(context: ActorContext): Promise<void> {
  const { actor } = context
  await context.transact((tx) =>
    endSessionsOf(context, tx, actor.userId, 'ended_by_person', { except: actor.sessionId }),
  )
}
