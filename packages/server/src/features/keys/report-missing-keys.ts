import type { Services } from '../../context.ts'
import { listKeys } from './list-keys.ts'

/** Logs which keys the database needs and nobody put where they belong, as after half a restore. */
export async function reportMissingKeys(
  services: Pick<Services, 'db' | 'keys' | 'log'>,
): Promise<void> {
  for (const { id, state, use } of await listKeys(services)) {
    if (state !== 'missing') continue
    const sealed = Object.fromEntries(use.map(({ what, count }) => [what, count]))
    services.log.error({ keyId: id, sealed }, 'an encryption key is missing; restore it')
  }
}
