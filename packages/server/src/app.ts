import { routes } from '@hezo/api'
import { openApiDocument } from '@hezo/api/openapi'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Services } from './context.ts'
import { authenticate } from './features/sign-in/authenticate.ts'
import { handlers } from './handlers.ts'
import { failureReply } from './http/failure-reply.ts'
import { type Connection, mountRoutes } from './http/mount-routes.ts'
import { createOriginReader } from './http/request-origin.ts'
import { apiHeaders } from './http/security-headers.ts'
import { portal } from './portal/portal.ts'
import { ApiProblem } from './problem.ts'

/** The whole service: the API under `/v1`, health, and the portal page with its elements. */
export function createApp(services: Services): Hono<{ Bindings: Connection }> {
  const { config, db, log } = services
  const readOrigin = createOriginReader(config.trustedProxies)
  const origin = (request: Request, connection: Connection | undefined) =>
    readOrigin(request.headers, connection?.peerAddress ?? '127.0.0.1')
  const openApi = openApiDocument({ serverUrl: config.publicUrl })

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

  const door = { ...services, authenticate: (token: string) => authenticate(services, token) }
  mountRoutes(app, routes, handlers, door, origin)
  app.get('/v1/openapi.json', (c) => c.json(openApi))
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    await db.selectFrom('migrations').select('name').limit(1).execute()
    return c.text('ok')
  })
  app.route('/', portal())
  return app
}
