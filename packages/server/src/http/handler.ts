import type { RepliesWithFile, Route, RouteInput, RouteReply, RouteTable } from '@hezo/api'
import type { ActorContext, Context } from '../context.ts'
import type { FileReply } from './file-reply.ts'
import type { IncomingFile } from './incoming-file.ts'

type File<R extends Route> = R extends { upload: true } ? { readonly file: IncomingFile } : unknown

type Reply<R extends Route> =
  RepliesWithFile<R> extends true
    ? { readonly status: 200; readonly body: FileReply }
    : RouteReply<R>

/** One line of `handlers.ts`: calls a verb and says under which status its result travels. */
export type Handler<R extends Route> = (
  context: R['access'] extends 'anyone' ? Context : ActorContext,
  input: RouteInput<R> & File<R>,
) => Promise<Reply<R>>

/** A handler for every route of the table; a missing one does not compile. */
export type Handlers<T extends RouteTable> = {
  readonly [F in keyof T]: { readonly [V in keyof T[F]]: Handler<T[F][V]> }
}
