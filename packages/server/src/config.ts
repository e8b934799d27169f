import { isIP } from 'node:net'
import { resolve } from 'node:path'
import * as z from 'zod'
import { readKeyText } from './platform/keys/key-bytes.ts'

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )

const origins = list.pipe(
  z.array(
    z
      .string()
      .refine(
        (text) => text === '*' || isOrigin(text),
        'must be origins like https://www.partner.pl, without a path, or *',
      )
      // As browsers send it: lower case, no slash at the end, no usual port.
      .transform((text) => (text === '*' ? text : new URL(text).origin)),
  ),
)

// No `*`: each page that shows ours in a frame is one that somebody chose.
const chosenOrigins = origins.refine(
  (all) => !all.includes('*'),
  'must name each origin, * is not for frames',
)

// The portal's pages and the API stand at the root; a path would be lost in links.
const ownUrl = z
  .string()
  .refine(
    (text) => isOrigin(text.replace(/\/$/, '')),
    'must be http:// or https:// with a host and no path, e.g. https://myhezo.pl',
  )

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname.includes('*')) return false
  return url.href === `${url.origin}/`
}

const proxies = list.pipe(
  z.array(z.string().refine(isAddressOrRange, 'must be addresses or ranges like 10.0.0.0/8')),
)

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

// Not set and set to nothing differ: a secret that got lost on its way must not go unnoticed.
const keys = z
  .string()
  .transform((text) => text.split(',').map((part) => readKeyText(part.trim())))
  .refine(
    (all) => all.every((bytes) => bytes !== undefined),
    'must be keys of 32 bytes as base64url, separated by commas',
  )
  .refine(
    (all) => new Set(all.map((bytes) => String(bytes))).size === all.length,
    'names one key twice',
  )
  .transform((all) => all.filter((bytes) => bytes !== undefined))
  .default([])

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: ownUrl.optional(),
  OTHER_URLS: list.pipe(z.array(ownUrl)),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.string().optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  SMTP_URL: z.url().optional(),
  MAIL_FROM: z.string().default('myHEZO <pomoc@myhezo.pl>'),
  SUPPORT_MAIL: z.string().default('pomoc@myhezo.pl'),
  EMBED_ORIGINS: origins,
  FRAME_ORIGINS: chosenOrigins,
  TRUSTED_PROXIES: proxies,
  SIGNING_KEY: keys,
  ENCRYPTION_KEY: keys,
  KEEP_ALIVE_SECONDS: z.coerce.number().min(1).max(3600).default(130),
  DRAIN_DELAY_SECONDS: z.coerce.number().min(0).max(300).default(0),
  DRAIN_SECONDS: z.coerce.number().min(0).max(3600).default(30),
  SESSION_HOURS: z.coerce.number().positive().max(720).default(12),
  SESSION_IDLE_MINUTES: z.coerce.number().min(11).max(43_200).default(30),
  FACTOR_RESET_HOURS: z.coerce.number().min(1).max(168).default(24),
  TOTP_ISSUER: z.string().min(1).max(40).default('myHEZO'),
  PROOF_OF_WORK: z.coerce.number().int().min(0).max(10_000_000).default(50_000),
  QUOTAS: z.coerce.number().min(0).max(1000).default(1),
  MIN_FREE_MB: z.coerce.number().int().min(0).default(1024),
  DEMO_DATA: z.stringbool().default(true),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** Everything the operator can set; `docs/operations.md` explains each variable. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Where people reach the portal; links in mails start with it. No trailing slash. */
  readonly publicUrl: string
  /** Every address at which people reach the service, `publicUrl` among them. */
  readonly ownUrls: readonly string[]
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly databaseConnections: number
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** Where contact requests and notices for staff go. */
  readonly supportMail: string
  /** Origins whose pages may call the API; `*` for any. */
  readonly embedOrigins: readonly string[]
  /** Origins whose pages may show our elements in frames. */
  readonly frameOrigins: readonly string[]
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** Given keys, the one in use first; none for those in files. */
  readonly signingKeys: readonly Uint8Array[]
  readonly encryptionKeys: readonly Uint8Array[]
  /** Milliseconds that a connection stays open between two requests. */
  readonly keepAlive: number
  /** Milliseconds between SIGTERM, when `/readyz` fails, and the last new connection. */
  readonly drainDelay: number
  /** Milliseconds that requests in progress have to finish when the service is stopped. */
  readonly drain: number
  /** Milliseconds a session lives at most, however busy. */
  readonly sessionLifetime: number
  /** Milliseconds after which a session that nobody uses ends. */
  readonly sessionIdle: number
  /** Milliseconds between the approval of a lost authenticator's reset and its link. */
  readonly factorResetDelay: number
  /** What authenticator apps show beside the code; a test system should name itself here. */
  readonly totpIssuer: string
  /** Hashes that a task takes on average; 0 for no tasks. */
  readonly proofOfWork: number
  /** Multiplies the daily quotas of signed-in people; 0 for none. */
  readonly quotas: number
  /** Bytes free on the file system of the attachments below which uploads are refused. */
  readonly minFreeBytes: number
  readonly demoData: boolean
  readonly logLevel: string
}

/** @throws Error that names every variable that cannot be read, and why. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = Environment.safeParse(environment)
  if (!read.success) throw new Error(`Configuration:\n${z.prettifyError(read.error)}`)
  const values = read.data
  const ownUrls = urlsOf(values)
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: ownUrls[0] ?? '',
    ownUrls,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.DATABASE_CONNECTIONS,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    supportMail: values.SUPPORT_MAIL,
    embedOrigins: values.EMBED_ORIGINS,
    frameOrigins: values.FRAME_ORIGINS,
    trustedProxies: values.TRUSTED_PROXIES,
    signingKeys: values.SIGNING_KEY,
    encryptionKeys: values.ENCRYPTION_KEY,
    keepAlive: values.KEEP_ALIVE_SECONDS * 1000,
    drainDelay: values.DRAIN_DELAY_SECONDS * 1000,
    drain: values.DRAIN_SECONDS * 1000,
    sessionLifetime: values.SESSION_HOURS * 3_600_000,
    sessionIdle: values.SESSION_IDLE_MINUTES * 60_000,
    factorResetDelay: values.FACTOR_RESET_HOURS * 3_600_000,
    totpIssuer: values.TOTP_ISSUER,
    proofOfWork: values.PROOF_OF_WORK,
    quotas: values.QUOTAS,
    minFreeBytes: values.MIN_FREE_MB * 1024 * 1024,
    demoData: values.DEMO_DATA,
    logLevel: values.LOG_LEVEL,
  }
}

/** The public address first. A machine of one's own is called by three names. */
function urlsOf({
  PUBLIC_URL: url,
  OTHER_URLS: others,
  PORT: port,
}: z.output<typeof Environment>): string[] {
  const names = ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`)
  return [...(url === undefined ? names : [url]), ...others].map((each) => each.replace(/\/+$/, ''))
}
