import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** Everything it printed so far. */
  output(): string
  /** Milliseconds from its start until it answered. */
  readonly startedIn: number
  /** Resident memory in bytes. */
  memory(): Promise<number>
  /** Sends a signal that does not end it. */
  signal(name: NodeJS.Signals): void
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

// As `pnpm start` does: garbage goes sooner, and the process stays half as large.
const smallHeap = ['--min-semi-space-size=2', '--max-semi-space-size=2', '--max-old-space-size=256']

/** The service's own entry point. */
export const serviceEntry = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

/** What `pnpm start` runs: the service under its supervisor. */
export const supervisedService: readonly string[] = [
  fileURLToPath(new URL('../../server/src/supervise.ts', import.meta.url)),
  ...smallHeap,
  serviceEntry,
]

/**
 * Starts `entry` (or Node with these arguments) with `environment`, on a free port unless it names one, and waits for `/healthz`.
 *
 * @param host by which this machine is addressed; passkeys work under `localhost` only.
 */
export async function startServer(
  entry: string | readonly string[],
  environment: Readonly<Record<string, string>>,
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<ServerProcess> {
  const port = environment['PORT'] ?? (await freePort())
  const url = `http://${host}:${port}`
  const began = performance.now()
  const child = spawn(process.execPath, typeof entry === 'string' ? [...smallHeap, entry] : entry, {
    env: {
      UV_THREADPOOL_SIZE: '16',
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: url,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString('utf8')
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  await answers(url, child, () => output)
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    startedIn: performance.now() - began,
    memory: () => residentMemory(child.pid ?? 0),
    signal: (name) => void child.kill(name),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill(signal)
      await ended
    },
  }
}

async function answers(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 3000; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${output()}`)
    const ready = await fetch(`${url}/healthz`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`the server does not answer: ${output()}`)
}

async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  return address.port
}
