import type { Locale } from '@hezo/api'
import type { Role } from '@hezo/domain'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { AccessTokens } from './platform/access-tokens.ts'
import type { BlobStore } from './platform/blobs/blob-store.ts'
import type { Clock } from './platform/clock.ts'
import type { Dpop } from './platform/dpop.ts'
import type { Jobs } from './platform/jobs.ts'
import type { KeyRing } from './platform/keys/key-ring.ts'
import type { Passwords } from './platform/passwords.ts'
import type { ProofOfWork } from './platform/proof-of-work.ts'
import type { QuietThreads } from './platform/quiet-threads.ts'
import type { SecretBox } from './platform/secret-box.ts'
import type { Database } from './platform/storage/database.ts'
import type { WriteLast } from './platform/storage/transaction.ts'
import type { Throttle } from './platform/throttle.ts'

/** What every verb stands on; made once in `main.ts` (or a test) and passed down. */
export interface Services {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  readonly db: Database
  readonly blobs: BlobStore
  readonly jobs: Jobs
  readonly throttle: Throttle
  readonly passwords: Passwords
  /** Where documents are set, off the event loop. */
  readonly documentThreads: QuietThreads
  readonly keys: KeyRing
  readonly secrets: SecretBox
  readonly accessTokens: AccessTokens
  readonly dpop: Dpop
  readonly proofOfWork: ProofOfWork
}

/** How a session proved a second factor. */
export type SessionProof = 'totp_enrolment' | 'totp' | 'recovery_code' | 'passkey'

/** As whom somebody reads: of a customer's or a supplier's company, or HEZO's staff (no company). */
export type Standing =
  | { readonly role: 'customer' | 'supplier'; readonly companyId: string }
  | { readonly role: Extract<Role, 'staff'>; readonly companyId: null }

/** Who acts. */
export type Actor = {
  readonly userId: string
  readonly sessionId: string
  readonly name: string
  readonly isOwner: boolean
  /** False while an owner of the company has not let the person in. */
  readonly isApproved: boolean
  /** When and how this session last proved a second factor. */
  readonly provenAt: Date
  readonly provenBy: SessionProof
} & Standing

/** Where a request came from. `address` is the client's, as far as trusted proxies tell. */
export interface RequestOrigin {
  readonly id: string
  readonly address: string
  readonly userAgent: string
  readonly locale: Locale
  /** The origin of the page that asks, as its browser tells; undefined where no browser asks. */
  readonly pageOrigin: string | undefined
}

/** A request as the verbs know it. */
export interface RequestFacts extends RequestOrigin {
  /** Thumbprint of the key that the sender proved to hold, if there was a proof. */
  readonly thumbprint: string | undefined
  /** The one of `config.ownUrls` at which it came in; undefined for any other `Host`. */
  readonly ownUrl: string | undefined
}

/** One request on its way through a verb. */
export interface Context extends Services {
  readonly request: RequestFacts
  /**
   * Runs `work` in one transaction and returns what it returns. On a request with an
   * `Idempotency-Key` that result is the reply's body: it is kept in the same transaction, and a
   * repeat of the request gets it again without running `work`.
   *
   * `writeLast` takes statements that go out as one with the commit. What `readAhead` reads is handed
   * to `work`; it travels with the look at the key, so it must change nothing.
   *
   * @throws ApiProblem idempotency_in_progress, idempotency_key_reused
   */
  readonly transact: <T, A = undefined>(
    work: (tx: Database, writeLast: WriteLast, ahead: A) => Promise<T>,
    readAhead?: (tx: Database) => Promise<A>,
  ) => Promise<T>
  /**
   * Goes on only if the sender's machine worked for this request; for routes that say so.
   *
   * @throws ApiProblem proof_of_work_required
   */
  readonly requireWork: () => Promise<void>
}

/** A request whose sender is known. */
export interface ActorContext extends Context {
  readonly actor: Actor
}
