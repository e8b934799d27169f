import type { Role } from '@hezo/domain'
import type * as z from 'zod/mini'
import type { ErrorCode } from './error-codes.ts'

/** The methods that routes use. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** 200 done, 201 made, 202 taken to be dealt with later, 204 done and nothing to say. */
export type SuccessStatus = 200 | 201 | 202 | 204

/** `anyone` needs no session; otherwise the roles whose session may call. */
export type Access = 'anyone' | readonly Role[]

type Schema = z.ZodMiniType

/** One line of the HTTP surface. Server, SDK, OpenAPI and tests all read it. */
export interface Route {
  readonly method: Method
  /** Path with `:name` for each parameter. */
  readonly path: `/v1/${string}`
  readonly access: Access
  readonly params: Readonly<Record<string, Schema>>
  readonly query?: Schema
  readonly body?: Schema
  /** The most bytes of the JSON body; 4096 by default. The longest legal body must fit. */
  readonly bodyLimit?: number
  /** The body is the bytes of one file. */
  readonly upload?: true
  /** Success status → schema of the body, `null` for none, `'file'` for the bytes of one. */
  readonly replies: Readonly<Partial<Record<SuccessStatus, Schema | 'file' | null>>>
  /** Codes of this route's own; those every route can give are added where they arise. */
  readonly errors: readonly ErrorCode[]
  /** Replies with the tokens of a session, which belong to whoever proves a key (RFC 9449) on the way. */
  readonly startsSession?: true
  /** A client that has the key of an earlier session proves it here: its person is known by it. */
  readonly knowsDevice?: true
  /** A create: the request carries `Idempotency-Key` and a repeat gets the first reply again. */
  readonly idempotent?: true
  /**
   * When the sender's machine has to work before it is heard: each time, each time nobody is signed in,
   * or after failures, which the verb counts.
   */
  readonly proofOfWork?: 'always' | 'unless_signed_in' | 'after_failures'
}

/** The names of the parameters in a path: `'/v1/a/:b/c/:d'` → `'b' | 'd'`. */
export type PathParam<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathParam<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

type Details = Omit<Route, 'method' | 'path' | 'params'>

/** Refuses what `T` has beyond `Known`: a constraint alone lets extra keys through. */
type NoMore<T, Known> = { readonly [K in Exclude<keyof T, keyof Known>]: never }

/**
 * Declares a route. A path parameter without a schema, a schema without a parameter, a status that
 * is no success and a misspelt key do not compile.
 */
/*@__NO_SIDE_EFFECTS__*/
export function route<
  const M extends Method,
  const P extends `/v1/${string}`,
  const D extends Details,
  const S extends Readonly<Record<PathParam<P>, Schema>>,
>(
  method: M,
  path: P,
  params: S & Record<Exclude<keyof S, PathParam<P>>, never>,
  details: D & NoMore<D, Details> & { replies: NoMore<D['replies'], Route['replies']> },
): { readonly method: M; readonly path: P; readonly params: S } & D {
  return { method, path, params, ...details }
}

/** Routes by feature and verb. */
export type RouteTable = Readonly<Record<string, Readonly<Record<string, Route>>>>

type Parsed<S> = S extends Schema ? z.output<S> : undefined
type Written<S> = S extends Schema ? z.input<S> : undefined
type Filled<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] }

/** What a handler is given after parsing: `params`, `query` and `body`, those the route has. */
export type RouteInput<R extends Route> = Filled<{
  params: keyof R['params'] extends never
    ? undefined
    : { [K in keyof R['params']]: Parsed<R['params'][K]> }
  query: R extends { query: infer Q } ? Parsed<Q> : undefined
  body: R extends { body: infer B } ? Parsed<B> : undefined
}>

/** What a caller writes to call the route. */
export type RouteRequest<R extends Route> = Filled<{
  params: keyof R['params'] extends never
    ? undefined
    : { [K in keyof R['params']]: Written<R['params'][K]> }
  query: R extends { query: infer Q } ? Written<Q> : undefined
  body: R extends { body: infer B } ? Written<B> : undefined
}>

/** Whether the reply of a route is the bytes of a file: what carries those is each platform's own. */
export type RepliesWithFile<R extends Route> =
  Extract<R['replies'][keyof R['replies']], 'file'> extends never ? false : true

/** What a handler may reply with: one of the declared statuses and the body that goes with it. */
export type RouteReply<R extends Route> = {
  [S in keyof R['replies'] & SuccessStatus]: R['replies'][S] extends Schema
    ? { readonly status: S; readonly body: z.input<R['replies'][S]> }
    : { readonly status: S; readonly body?: undefined }
}[keyof R['replies'] & SuccessStatus]

/** The body a caller receives, whichever success status it came with. */
export type RouteResult<R extends Route> = {
  [S in keyof R['replies']]: R['replies'][S] extends Schema ? z.output<R['replies'][S]> : undefined
}[keyof R['replies']]
