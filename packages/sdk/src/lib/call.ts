import type { RepliesWithFile, Route, RouteRequest, RouteResult, RouteTable } from '@hezo/api'
import type { FileContent } from './request.ts'
import type { CallOptions, CreateOptions, UploadOptions } from './transport.ts'

type Part<R extends Route, Name extends string> =
  RouteRequest<R> extends Readonly<Record<Name, infer P>> ? P : unknown

type Flat<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never

type Nothing = Readonly<Record<string, never>>

type Content<R extends Route> = R extends { upload: true } ? { content: FileContent } : unknown

/**
 * What a caller gives a route: its path parameters, query and body fields side by side, and the
 * `content` of a file. The union of a discriminated body stays a union.
 */
export type CallInput<R extends Route> =
  RouteRequest<R> extends Nothing
    ? Nothing
    : Flat<Part<R, 'params'> & Part<R, 'query'> & Part<R, 'body'> & Content<R>>

/** What a caller receives: the body of the reply, or the file that it is. */
export type CallResult<R extends Route> = RepliesWithFile<R> extends true ? File : RouteResult<R>

/** What a caller may add: an `idempotencyKey` on creates only, progress with files only. */
type Options<R extends Route> = R extends { upload: true }
  ? UploadOptions
  : R extends { idempotent: true }
    ? CreateOptions
    : CallOptions

type MayBeLeftOut<I> = I extends Nothing ? true : Partial<I> extends I ? true : false

/** Input and options; input may be left out where the route asks for none. */
export type CallArguments<R extends Route> =
  MayBeLeftOut<CallInput<R>> extends true
    ? [input?: CallInput<R>, options?: Options<R>]
    : [input: CallInput<R>, options?: Options<R>]

/** A list's reply. */
interface Page<T> {
  items: readonly T[]
  nextCursor: string | null
}

/** Every item of every page, fetched as the loop gets there. */
interface Walk<R extends Route, T> {
  /** Walks the list from the first page, or from `cursor`, to its end. */
  each(...parameters: CallArguments<R>): AsyncGenerator<T, void, undefined>
}

/** One verb of the API as a function; lists also have `each`. */
export type Call<R extends Route> = ((...parameters: CallArguments<R>) => Promise<CallResult<R>>) &
  (RouteResult<R> extends Page<infer T> ? Walk<R, T> : unknown)

/** A route table as functions: `client.tickets.create(…)` calls the route `tickets.create`. */
export type Calls<T extends RouteTable> = {
  readonly [F in keyof T]: { readonly [V in keyof T[F]]: Call<T[F][V]> }
}
