import { pino } from 'pino'
import { readConfig } from '../config.ts'
import { openServices, type OpenServices } from '../open-services.ts'
import type { Services } from '../context.ts'
import { noLimits } from '../platform/storage/database.ts'

/** Opens what the server stands on, whether or not it runs, for as long as `work` takes. */
export async function withServices<T>(
  work: (services: Services, storage: OpenServices['storage']) => Promise<T>,
): Promise<T> {
  // What a command prints is its result; only what is wrong is logged, beside it.
  const log = pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }))
  const opened = await openServices(readConfig(process.env), log, noLimits)
  try {
    return await work(opened.services, opened.storage)
  } finally {
    await opened.close()
  }
}
