import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Services } from './context.ts'
import { createAccessTokens } from './platform/access-tokens.ts'
import type { BlobStore } from './platform/blobs/blob-store.ts'
import type { Clock } from './platform/clock.ts'
import { createDpop, type NonceSecrets } from './platform/dpop.ts'
import { createDocumentThreads } from './platform/document-threads.ts'
import type { Jobs } from './platform/jobs.ts'
import type { KeyRing } from './platform/keys/key-ring.ts'
import { createPasswords } from './platform/passwords.ts'
import type { SecretBox } from './platform/secret-box.ts'
import type { Storage } from './platform/storage/database.ts'
import { createThrottle } from './platform/throttle.ts'

/** Puts together what every verb stands on. */
export async function createServices(parts: {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  readonly storage: Storage
  readonly blobs: BlobStore
  readonly keys: KeyRing
  readonly secrets: SecretBox
  readonly jobs: Jobs
}): Promise<Services> {
  const { config, clock, log, storage, blobs, keys, secrets, jobs } = parts
  return {
    config,
    clock,
    log,
    db: storage.db,
    blobs,
    jobs,
    keys,
    secrets,
    throttle: createThrottle(storage.db),
    passwords: createPasswords(),
    documentThreads: createDocumentThreads(),
    accessTokens: createAccessTokens(keys.signing, config.publicUrl),
    dpop: createDpop(config.ownUrls, nonceSecrets(keys)),
  }
}

/** Of the signing keys, because all replicas know a new one before it is used. */
export function nonceSecrets({ signing }: KeyRing): NonceSecrets {
  const purpose = 'dpop-nonce'
  return {
    current: () => signing.current().derive(purpose),
    live: () => signing.live().map((key) => key.derive(purpose)),
  }
}
