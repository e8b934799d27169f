import { type RouteTable, routes } from '@hezo/api'
import { openApiDocument } from '@hezo/api/openapi'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { authenticate } from './features/sign-in/authenticate.ts'
import { handlers } from './handlers.ts'
import { failureReply } from './http/failure-reply.ts'
import { createOriginReader } from './http/request-origin.ts'
import { apiHeaders } from './http/security-headers.ts'
import { type AnyHandler, serve } from './http/serve.ts'
import { ApiProblem } from './problem.ts'
import type { Services } from './context.ts'
import { portal } from './portal/portal.ts'

/** What the server that runs the app tells about the connection. */
export interface Connection {
  /** Address of the TCP peer. */
  readonly peerAddress?: string
}

/** The whole service: the API under `/v1`, health, and the portal page with its elements. */
export function createApp(services: Services): Hono<{ Bindings: Connection }> {
  const { config, log } = services
  const readOrigin = createOriginReader(config.trustedProxies)
  const origin = (request: Request, connection: Connection | undefined) =>
    readOrigin(request.headers, connection?.peerAddress ?? '127.0.0.1')
  const door = {
    ...services,
    authenticate: (token: string) => authenticate(services, token),
  }

  const app = new Hono<{ Bindings: Connection }>()
  app.onError((error, c) => failureReply(error, origin(c.req.raw, c.env), log))
  app.notFound((c) => failureReply(new ApiProblem('not_found'), origin(c.req.raw, c.env), log))

  app.use('/v1/*', apiHeaders)
  app.use(
    '/v1/*',
    cors({
      origin: config.embedOrigins.includes('*') ? '*' : [...config.embedOrigins],
      allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Accept-Language'],
      exposeHeaders: ['Retry-After', 'Content-Language'],
      maxAge: 86_400,
    }),
  )
  app.use('/v1/*', async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })

  const table: RouteTable = routes
  for (const [feature, verbs] of Object.entries(table)) {
    for (const [verb, route] of Object.entries(verbs)) {
      const name = `${feature}.${verb}`
      const handler = handlerOf(feature, verb)
      app.on(route.method, route.path, (c) =>
        serve(name, route, handler, door, {
          request: c.req.raw,
          origin: origin(c.req.raw, c.env),
          params: c.req.param(),
          query: c.req.query(),
        }),
      )
    }
  }
  app.get('/v1/openapi.json', (c) => c.json(openApiDocument({ serverUrl: config.publicUrl })))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    await services.db.selectFrom('migrations').select('name').limit(1).execute()
    return c.text('ok')
  })
  app.route('/', portal())
  return app
}

/** `handlers` fits the table by its type; walking both by name loses that, so it is looked up here. */
function handlerOf(feature: string, verb: string): AnyHandler {
  const table: Readonly<Record<string, Readonly<Record<string, unknown>>>> = handlers
  const handler = table[feature]?.[verb]
  if (typeof handler !== 'function') throw new TypeError(`no handler for ${feature}.${verb}`)
  return handler as AnyHandler
}
