import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'

/**
 * One line per request: method, route, status, milliseconds and request id. The route is the pattern, and not the
 * path: neither ids nor queries nor addresses, nothing of a person, stands in the log.
 */
export function logAccess(log: Logger): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now()
    await next()
    const requestId = c.res.headers.get('x-request-id') ?? undefined
    log.info(
      {
        method: c.req.method,
        route: routePath(c),
        status: c.res.status,
        durationMs: Math.round((performance.now() - started) * 10) / 10,
        requestId,
      },
      'request',
    )
  }
}
