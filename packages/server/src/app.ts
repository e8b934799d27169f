import { routes } from '@hezo/api'
import { openApiDocument } from '@hezo/api/openapi'
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import type { Services } from './context.ts'
import { ownOrigins } from './features/passkeys/relying-party.ts'
import { authenticate, findActor } from './features/sign-in/authenticate.ts'
import { handlers } from './handlers.ts'
import { allowedHeaders } from './http/allow-headers.ts'
import { createBodyGate } from './http/body-gate.ts'
import { failureReply } from './http/failure-reply.ts'
import type { Credentials } from './http/guard.ts'
import { type Connection, mountRoutes } from './http/mount-routes.ts'
import { logAccess } from './http/log-access.ts'
import { createOriginReader } from './http/request-origin.ts'
import { send } from './http/reply.ts'
import { createApiHeaders } from './http/security-headers.ts'
import {
  admittingLimits,
  createUploadQueue,
  keepingLimits,
  receivingLimits,
} from './http/upload-queue.ts'
import { createReadinessCheck, type ReadinessCheck } from './platform/readiness.ts'
import { frames } from './portal/frames.ts'
import { portal } from './portal/portal.ts'
import { ApiProblem } from './problem.ts'

/** The whole service: the API under `/v1`, health, and the portal page with its elements. */
export function createApp(
  services: Services,
  readiness: ReadinessCheck = createReadinessCheck(services.db),
): Hono<{ Bindings: Connection }> {
  const { config, keys, log } = services
  const readOrigin = createOriginReader(config.trustedProxies, () =>
    log.warn(
      'requests come through a proxy that TRUSTED_PROXIES does not name: all visitors behind it count as one',
    ),
  )
  const origin = (request: Request, connection: Connection | undefined) =>
    readOrigin(request.headers, connection?.peerAddress ?? '127.0.0.1')
  const openApi = openApiDocument({ serverUrl: config.publicUrl })

  const app = new Hono<{ Bindings: Connection }>()
  app.use(logAccess(log))
  const replyHeaders = createApiHeaders(config.embedOrigins)
  const fail = (error: unknown, c: Context<{ Bindings: Connection }>): Response => {
    const reply = failureReply(error, origin(c.req.raw, c.env), log)
    return send(reply, replyHeaders(c.req.raw.headers.get('origin')))
  }
  app.onError(fail)
  app.notFound((c) => fail(new ApiProblem('not_found'), c))

  app.options('/v1/*', (c, next) =>
    cors({
      origin: config.embedOrigins.includes('*') ? '*' : [...config.embedOrigins],
      allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      allowHeaders: allowedHeaders(c.req.header('access-control-request-headers')),
      maxAge: 86_400,
    })(c, next),
  )
  const door = {
    ...services,
    authenticate: (credentials: Credentials) => authenticate(services, credentials),
    findActor: (sessionId: string) => findActor(services, sessionId),
    bodies: createBodyGate(),
    admitting: createUploadQueue(admittingLimits),
    receiving: createUploadQueue(receivingLimits),
    keeping: createUploadQueue(keepingLimits),
  }
  mountRoutes(app, routes, handlers, door, origin, replyHeaders)
  app.get('/v1/openapi.json', (c) =>
    c.json(openApi, 200, replyHeaders(c.req.raw.headers.get('origin'))),
  )
  // Other addresses of ours share the passkeys of the public one (WebAuthn Level 3, §5.11).
  app.get('/.well-known/webauthn', (c) => c.json({ origins: ownOrigins(config) }))
  // For whoever checks our tokens, on any page: nothing of it is secret.
  app.get('/.well-known/jwks.json', (c) =>
    c.json({ keys: keys.signing.live().map(({ jwk }) => jwk) }, 200, {
      'Cache-Control': 'public, max-age=180',
      'Access-Control-Allow-Origin': '*',
      'X-Content-Type-Options': 'nosniff',
    }),
  )
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    const { isReady, ...details } = await readiness.check()
    return c.json({ status: isReady ? 'ok' : 'unavailable', ...details }, isReady ? 200 : 503)
  })
  app.route('/', frames(config.frameOrigins))
  app.route('/', portal())
  return app
}
