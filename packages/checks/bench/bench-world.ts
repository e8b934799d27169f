import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { HezoClient } from '@hezo/sdk'
import { type Entitlement, registerCustomer } from '../e2e/support/installation.ts'
import { type ServerProcess, serviceEntry, startServer } from '../src/server-process.ts'

/** The service and the bare handler side by side on one database, and a signed-in customer. */
export interface BenchWorld {
  readonly service: ServerProcess
  readonly floor: ServerProcess
  readonly pool: pg.Pool
  readonly client: HezoClient
  /** Of a session that is bound to no key. */
  readonly accessToken: string
  /** What the service was started with. */
  readonly environment: Readonly<Record<string, string>>
  /** A contract and a device that tickets can be opened on. */
  readonly target: { readonly contractId: string; readonly deviceId: string }
  /** Starts the service once more on the same data. */
  startAgain(): Promise<ServerProcess>
  /** How late the service's event loop was while `work` ran: p50, p99 and the longest, in milliseconds. */
  watchLoop<T>(work: () => Promise<T>): Promise<{ result: T; delays: string[] }>
  close(): Promise<void>
}

const loopDelay = new URL('./loop-delay.ts', import.meta.url).href
const floorEntry = fileURLToPath(new URL('./floor-server.ts', import.meta.url))

/** Starts both on `databaseUrl`, with the demo contracts and one registered customer. */
export async function openBenchWorld(databaseUrl: string, folder: string): Promise<BenchWorld> {
  const environment = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    LOG_LEVEL: 'warn',
    // People come from places of their own.
    TRUSTED_PROXIES: '127.0.0.1',
    // What is timed is the service, not what the sender's machine does first.
    PROOF_OF_WORK: '0',
    // One person does the work of thousands.
    QUOTAS: '0',
  }
  const watched = { ...environment, NODE_OPTIONS: `--import=${loopDelay}` }
  const service = await startServer(serviceEntry, watched)
  const entitlement = entitlementIn(service.output())
  const { client } = await registerCustomer(
    { dataDir: folder },
    service.url,
    entitlement,
    'bench@firma.example',
    { dpop: false },
  )
  const contracts = await client.contracts.list({ state: 'valid' })
  const contractId = contracts.items[0]?.id ?? ''
  const devices = await client.contracts.listDevices({ contractId })
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  const sessions = await pool.query<{ id: string }>('SELECT id FROM sessions LIMIT 1')
  const floor = await startServer(floorEntry, {
    DATABASE_URL: databaseUrl,
    SESSION_ID: sessions.rows[0]?.id ?? '',
  })
  return {
    service,
    floor,
    pool,
    client,
    accessToken: client.session.current?.accessToken ?? '',
    environment,
    target: { contractId, deviceId: devices.items[0]?.id ?? '' },
    startAgain: () => startServer(serviceEntry, environment),
    async watchLoop(work) {
      service.signal('SIGUSR2')
      const result = await work()
      const printed = service.output().length
      service.signal('SIGUSR2')
      for (;;) {
        const [, delays] = /loop-delay (.+)\n/.exec(service.output().slice(printed)) ?? []
        if (delays) return { result, delays: delays.split(' ') }
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    async close() {
      await floor.stop()
      await service.stop()
      await pool.end()
    },
  }
}

/** The triple that the start prints for newcomers. */
function entitlementIn(output: string): Entitlement {
  const [, nip = '', contractNumber = '', serialNumber = ''] =
    /NIP\s+(\S+)\s+contract\s+(\S+)\s+serial number\s+(\S+)/.exec(output) ?? []
  return { nip, contractNumber, serialNumber }
}
