import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Goes on for `delay` milliseconds, in which load balancers see that the service is not ready. Then takes no new connections and waits until the requests in progress are answered, each reply the last one on its
 * connection; cuts what is left after `limit` milliseconds.
 */
export async function drain(server: Server, limit: number, delay: number): Promise<void> {
  await pause(delay)
  const timer = setTimeout(() => server.closeAllConnections(), limit)
  const closing = setInterval(() => server.closeIdleConnections(), 200)
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
  clearTimeout(timer)
  clearInterval(closing)
}
