import type { Services } from '../../context.ts'
import { StartProblem } from '../../platform/start-problem.ts'
import { listKeys } from './list-keys.ts'

/** What waits for a moment only: its loss stops nobody. */
const passing = new Set(['waiting jobs', 'outbox.sealed'])

/**
 * Logs which keys the database needs and nobody put where they belong, as after half a restore.
 *
 * @throws StartProblem when no key opens anything: these are the keys of another installation
 */
export async function reportMissingKeys(
  services: Pick<Services, 'db' | 'keys' | 'log'>,
): Promise<void> {
  const needed = (await listKeys(services)).filter(({ use }) =>
    use.some(({ what }) => !passing.has(what)),
  )
  const missing = needed.filter(({ state }) => state === 'missing')
  if (missing.length > 0 && missing.length === needed.length) {
    const ids = missing.map(({ id }) => id).join(', ')
    throw new StartProblem(
      `No encryption key here opens what this database holds. Needed: ${ids}. Set ENCRYPTION_KEY as on the other replicas, or restore DATA_DIR/keys.`,
    )
  }
  for (const { id, use } of missing) {
    const sealed = Object.fromEntries(use.map(({ what, count }) => [what, count]))
    services.log.error({ keyId: id, sealed }, 'an encryption key is missing; restore it')
  }
}
