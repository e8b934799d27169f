import type { Method, RouteTable } from '@hezo/api'
import type { Hono } from 'hono'
import type { RequestOrigin } from '../context.ts'
import { ApiProblem } from '../problem.ts'
import { failureReply } from './failure-reply.ts'
import type { BodySource } from './incoming-body.ts'
import { type ReplyHeaders, send } from './reply.ts'
import { type AnyHandler, type Door, serve } from './serve.ts'

/** What the server that runs the app tells about the connection. */
export interface Connection {
  /** Address of the TCP peer. */
  readonly peerAddress?: string
  /** The request's body as Node streams it: a file read from there costs half of one read from the web's. */
  readonly body?: BodySource
}

type App = Hono<{ Bindings: Connection }>
type HandlerTable = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/**
 * Gives every route of the table its place in the app. On a path of the table any other method is
 * answered with 405 and the methods it has (RFC 9110 §15.5.6).
 */
export function mountRoutes(
  app: App,
  table: RouteTable,
  handlers: HandlerTable,
  door: Door,
  origin: (request: Request, connection: Connection | undefined) => RequestOrigin,
  replyHeaders: ReplyHeaders,
): void {
  const methodsOf = new Map<string, Method[]>()
  for (const [feature, verbs] of Object.entries(table)) {
    for (const [verb, route] of Object.entries(verbs)) {
      const name = `${feature}.${verb}`
      const handler = handlerOf(handlers, feature, verb)
      methodsOf.set(route.path, [...(methodsOf.get(route.path) ?? []), route.method])
      app.on(route.method, route.path, async (c) => {
        const from = origin(c.req.raw, c.env)
        const always = {
          ...replyHeaders(c.req.raw.headers.get('origin')),
          'X-Request-Id': from.id,
        }
        try {
          const reply = await serve(name, route, handler, door, {
            request: c.req.raw,
            stream: c.env?.body,
            origin: from,
            params: c.req.param(),
            query: c.req.query(),
          })
          return send(reply, always)
        } catch (error) {
          return send(failureReply(error, from, door.log), always)
        }
      })
    }
  }
  for (const [path, methods] of methodsOf) {
    app.all(path, (c) => {
      const problem = new ApiProblem('method_not_allowed')
      const reply = failureReply(problem, origin(c.req.raw, c.env), door.log)
      const headers = { ...reply.headers, Allow: methods.join(', ') }
      return send({ ...reply, headers }, replyHeaders(c.req.raw.headers.get('origin')))
    })
  }
}

/** `handlers` fits the table by its type; walking both by name loses that, so it is looked up here. */
function handlerOf(handlers: HandlerTable, feature: string, verb: string): AnyHandler {
  const handler = handlers[feature]?.[verb]
  if (typeof handler !== 'function') throw new TypeError(`no handler for ${feature}.${verb}`)
  return handler as AnyHandler
}
