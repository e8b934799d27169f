import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { PostgresCluster } from './postgres-cluster.ts'

/**
 * Looks every `interval` milliseconds whether our own database runs, and starts it again if not.
 * PostgreSQL gives up when its disk is full, and after that nobody else would start it.
 *
 * @returns a function that ends this.
 */
export function keepRunning(
  cluster: Pick<PostgresCluster, 'revive'>,
  log: Logger,
  interval = 5000,
): () => Promise<void> {
  const ending = new AbortController()
  async function watch(): Promise<void> {
    for (;;) {
      await pause(interval, undefined, { signal: ending.signal, ref: false })
      try {
        if ((await cluster.revive()) === 'revived')
          log.warn('the database had stopped; it runs again')
      } catch (error) {
        log.error({ err: error }, 'the database has stopped and does not start')
      }
    }
  }
  const watching = watch().catch(() => {})
  return async () => {
    ending.abort()
    await watching
  }
}
