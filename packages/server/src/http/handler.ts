import type { Route, RouteInput, RouteReply, RouteTable } from '@hezo/api'
import type { ActorContext, Context } from '../context.ts'

/** One line of `handlers.ts`: calls a verb and says under which status its result travels. */
export type Handler<R extends Route> = (
  context: R['access'] extends 'anyone' ? Context : ActorContext,
  input: RouteInput<R>,
) => Promise<RouteReply<R>>

/** A handler for every route of the table; a missing one does not compile. */
export type Handlers<T extends RouteTable> = {
  readonly [F in keyof T]: { readonly [V in keyof T[F]]: Handler<T[F][V]> }
}
