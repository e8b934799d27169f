import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Services } from './context.ts'
import { createAccessTokens } from './platform/access-tokens.ts'
import type { BlobStore } from './platform/blobs/blob-store.ts'
import type { Clock } from './platform/clock.ts'
import { createDpop } from './platform/dpop.ts'
import { createDocumentThreads } from './platform/document-threads.ts'
import type { Jobs } from './platform/jobs.ts'
import { type DerivedSecrets, derivedSecrets } from './platform/keys/derived-secrets.ts'
import type { KeyRing } from './platform/keys/key-ring.ts'
import type { Passwords } from './platform/passwords.ts'
import { createProofOfWork } from './platform/proof-of-work.ts'
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
  readonly passwords: Passwords
}): Promise<Services> {
  const { config, clock, log, storage, blobs, keys, secrets, jobs, passwords } = parts
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
    passwords,
    documentThreads: createDocumentThreads(),
    accessTokens: createAccessTokens(keys.signing, config.publicUrl),
    dpop: createDpop(config.ownUrls, nonceSecrets(keys)),
    proofOfWork: createProofOfWork(config.proofOfWork, workSecrets(keys)),
  }
}

/** Those of the nonces in proofs of possession. */
export function nonceSecrets(keys: KeyRing): DerivedSecrets {
  return derivedSecrets(keys, 'dpop-nonce')
}

/** Those that sign tasks. */
export function workSecrets(keys: KeyRing): DerivedSecrets {
  return derivedSecrets(keys, 'proof-of-work')
}
