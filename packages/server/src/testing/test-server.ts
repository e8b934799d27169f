import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locale } from '@hezo/api'
import { createClient, type HezoClient, memorySession } from '@hezo/sdk'
import { pino } from 'pino'
import { createApp } from '../app.ts'
import { readConfig } from '../config.ts'
import type { Services } from '../context.ts'
import { openDiskBlobs } from '../platform/blobs/disk-blobs.ts'
import { keepDiskSpace } from '../platform/blobs/keep-disk-space.ts'
import { startJobs } from '../platform/jobs.ts'
import { renderLetter } from '../platform/mail/letter.ts'
import type { Mail } from '../platform/mail/mailer.ts'
import { createKeyRing, type GivenKeys, openKeyRing } from '../platform/keys/key-ring.ts'
import { createPasswords } from '../platform/passwords.ts'
import { createSecretBox } from '../platform/secret-box.ts'
import { createServices } from '../services.ts'
import { openStorage } from '../platform/storage/database.ts'
import { collectSecrets, jsonOf, refuseSecretsInAudit } from './secrets-in-audit.ts'
import { createTestDatabase } from './test-database.ts'

/** Mails as they would have left, in order. */
export interface Mailbox {
  readonly all: readonly Mail[]
  /** The newest mail to `address`; waits for the job that sends it. */
  newest(address: string, after?: number): Promise<Mail>
}

/** The real service on a database of its own, reached in process. */
export interface TestServer {
  readonly services: Services
  readonly databaseUrl: string
  readonly mailbox: Mailbox
  /** The folder that uploaded files land in. */
  readonly files: string
  /** The time the service reads; assign to travel. */
  now: Date
  /** An SDK client with a session of its own, bound to a key by default; at the public address, or `baseUrl`. */
  client(
    locale?: Locale,
    options?: { readonly dpop: boolean; readonly baseUrl?: string },
  ): HezoClient
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Fails when a secret that a request or reply of this server held stands in its audit trail. */
  close(): Promise<void>
}

const origin = 'http://hezo.test'
// Passwords of tests are no secrets, and a full hash takes longer than the rest of a request.
const cheapHashes = { memoryCost: 64, timeCost: 1, parallelism: 1 }
const testKeys = { signing: [new Uint8Array(32).fill(1)], encryption: [new Uint8Array(32).fill(2)] }

/**
 * @param environment variables as the operator would set them.
 * @param keys which it has, or the folder they lie in.
 * @param send in place of the mailbox.
 */
export async function createTestServer(
  environment: Readonly<Record<string, string>> = {},
  keys: GivenKeys | string = testKeys,
  send?: (mail: Mail, jobId: string) => Promise<void>,
): Promise<TestServer> {
  const database = await createTestDatabase()
  const storage = openStorage(database.url, 5)
  const log = pino({ level: 'silent' })
  const config = readConfig({
    PUBLIC_URL: origin,
    PROOF_OF_WORK: '4',
    MIN_FREE_MB: '0',
    ...environment,
  })
  const time = { now: new Date('2026-11-23T10:00:00Z') }
  const clock = { now: () => new Date(time.now) }
  const none = { signing: [], encryption: [] }
  const ring =
    typeof keys === 'string'
      ? await openKeyRing(keys, none, clock, log)
      : createKeyRing(keys, clock)
  const secrets = createSecretBox(ring.encryption)
  const jobs = await startJobs(database.url, storage.db, secrets, log, 5)
  const mails: Mail[] = []
  await jobs.work('mail', async ({ to, letter }, id) => {
    if (to === null) return
    const mail = { to, ...renderLetter(letter) }
    if (send) await send(mail, id)
    else mails.push(mail)
  })
  const files = await mkdtemp(join(tmpdir(), 'hezo-files-'))
  const blobs = keepDiskSpace(await openDiskBlobs(files), files, config.minFreeBytes, log)
  const passwords = createPasswords({ cost: cheapHashes })
  const parts = { config, clock, log, storage, blobs, keys: ring, secrets, jobs, passwords }
  const services = await createServices(parts)
  const app = createApp(services)
  const seen = new Set<string>()
  const fetchApp = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    collectSecrets(await jsonOf(request, init?.body), seen)
    const response = await app.fetch(request)
    collectSecrets(await jsonOf(response), seen)
    return response
  }

  return {
    services,
    databaseUrl: database.url,
    files,
    mailbox: {
      all: mails,
      async newest(address, after = 0) {
        for (let wait = 0; wait < 400; wait += 1) {
          const found = mails.slice(after).findLast((mail) => mail.to === address)
          if (found) return found
          await new Promise((resolve) => setTimeout(resolve, 25))
        }
        throw new Error(`no mail to ${address}`)
      },
    },
    get now() {
      return time.now
    },
    set now(value) {
      time.now = value
    },
    client: (locale = 'pl', options = { dpop: true }) =>
      createClient({
        baseUrl: origin,
        ...options,
        locale,
        session: memorySession(),
        fetch: fetchApp,
      }),
    fetch: (path, init) => fetchApp(new URL(path, origin), init),
    async close() {
      await refuseSecretsInAudit(storage.db, seen)
      await jobs.stop()
      await services.passwords.close()
      await services.documentThreads.close()
      await storage.close()
      await database.drop()
      await rm(files, { recursive: true, force: true })
    },
  }
}
