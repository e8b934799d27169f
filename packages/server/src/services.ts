import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Services } from './context.ts'
import { createAccessTokens } from './platform/access-tokens.ts'
import type { BlobStore } from './platform/blobs/blob-store.ts'
import type { Clock } from './platform/clock.ts'
import { createDpop } from './platform/dpop.ts'
import { deriveKey } from './platform/keys.ts'
import { createDocumentThreads } from './platform/document-threads.ts'
import type { Jobs } from './platform/jobs.ts'
import type { Keys } from './platform/keys.ts'
import { createPasswords } from './platform/passwords.ts'
import { createSecretBox, type SecretBox } from './platform/secret-box.ts'
import type { Storage } from './platform/storage/database.ts'
import { createThrottle } from './platform/throttle.ts'

/** The box that the service's own encryption key opens. */
export function serviceSecretBox(keys: Keys): SecretBox {
  return createSecretBox([{ id: '1', key: keys.encryption }])
}

/** Puts together what every verb stands on. */
export async function createServices(parts: {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  readonly storage: Storage
  readonly blobs: BlobStore
  readonly keys: Keys
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
    secrets,
    throttle: createThrottle(storage.pool),
    passwords: createPasswords(),
    documentThreads: createDocumentThreads(),
    accessTokens: createAccessTokens(keys.signing, config.publicUrl),
    dpop: createDpop(config.ownUrls, deriveKey(keys.encryption, 'dpop-nonce')),
  }
}
