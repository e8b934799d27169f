import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { NewAccount, TotpEnrolment } from '@hezo/api'
import { createClient, type HezoClient, memorySession } from '@hezo/sdk'
import { generate } from 'otplib'
import { type ServerProcess, serviceEntry, startServer } from '../../src/server-process.ts'
import { codeFromMail } from './mail-folder.ts'

const commandLine = fileURLToPath(new URL('../../../server/src/cli.ts', import.meta.url))
const execute = promisify(execFile)

/** The product as an operator has it: a data folder, the command line, the server. */
export interface Installation {
  readonly dataDir: string
  /** Runs `hezo …` and returns what it printed. */
  hezo(...args: string[]): Promise<string>
  start(
    environment?: Readonly<Record<string, string>>,
    host?: Parameters<typeof startServer>[2],
  ): Promise<ServerProcess>
  /** Ends what still runs and removes the folder. */
  remove(): Promise<void>
}

/** An empty installation in a folder of its own. */
export async function createInstallation(): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hezo-e2e-'))
  // As an operator's folder is: PostgreSQL's account can pass through.
  await chmod(dataDir, 0o711)
  const own = { DATA_DIR: dataDir, DEMO_DATA: 'false', LOG_LEVEL: 'warn' }
  const servers: ServerProcess[] = []
  return {
    dataDir,
    async hezo(...args) {
      const latest = servers.at(-1)
      const { stdout } = await execute(process.execPath, [commandLine, ...args], {
        env: { ...process.env, ...own, ...(latest && { PUBLIC_URL: latest.url }) },
        maxBuffer: 64 * 1024 * 1024,
      })
      return stdout
    },
    async start(environment = {}, host) {
      const server = await startServer(serviceEntry, { ...own, ...environment }, host)
      servers.push(server)
      return server
    },
    async remove() {
      for (const server of servers) await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** What authorises a registration. */
export interface Entitlement {
  readonly nip: string
  readonly contractNumber: string
  readonly serialNumber: string
}

/** The code an authenticator app shows now. */
export async function authenticatorCode(secret: string): Promise<string> {
  return generate({ secret })
}

/** A customer who is signed in, and what it takes to sign in again. */
export interface RegisteredCustomer {
  readonly email: string
  readonly client: HezoClient
  readonly password: string
  readonly recoveryCodes: string[]
}

/** Registers a customer through the API, mail and authenticator included. */
export async function registerCustomer(
  installation: Pick<Installation, 'dataDir'>,
  baseUrl: string,
  entitlement: Entitlement,
  email: string,
  options: Pick<Parameters<typeof createClient>[0], 'dpop' | 'fetch'> = {},
): Promise<RegisteredCustomer> {
  const client = createClient({ baseUrl, session: memorySession(), ...options })
  const password = 'bardzo długie hasło do testów'
  const { registrationToken } = await client.registrations.create({
    ...entitlement,
    person: { firstName: 'Jan', lastName: 'Kowalski', email, phone: '+48 600 100 200' },
    company: {
      name: 'Firma',
      street: 'ul. Prosta 1',
      postalCode: '00-001',
      city: 'Warszawa',
      country: 'PL',
    },
    password,
    locale: 'pl',
  })
  const code = await codeFromMail(installation.dataDir, email)
  const enrolment = await client.registrations.verifyEmail({ registrationToken, code })
  const recoveryCodes = await signedIn(client, enrolment, (totp) =>
    client.registrations.confirmTotp({ registrationToken, code: totp }),
  )
  return { client, email, password, recoveryCodes }
}

/** Makes a staff or supplier account with the command line and sets it up; signed in. */
export async function activateAccount(link: string, baseUrl: string): Promise<HezoClient> {
  const client = createClient({ baseUrl, session: memorySession() })
  const activationToken = new URL(link).hash.slice(1)
  const enrolment = await client.activations.create({
    activationToken,
    password: 'jeszcze dłuższe hasło pracownika',
  })
  await signedIn(client, enrolment, (code) =>
    client.activations.confirmTotp({ activationToken, code }),
  )
  return client
}

async function signedIn(
  client: HezoClient,
  { secret }: TotpEnrolment,
  confirm: (code: string) => Promise<NewAccount>,
): Promise<string[]> {
  const { recoveryCodes, tokens } = await confirm(await authenticatorCode(secret))
  await client.session.start(tokens)
  return recoveryCodes
}
