import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { secretFile } from '../secret-file.ts'
import { type ServiceUser, serviceUser } from './service-user.ts'
import { postgresBinaries } from './postgres-binaries.ts'

/** A running PostgreSQL of our own. */
export interface PostgresCluster {
  /** Connection string of the product's database. */
  readonly url: string
  /** Starts the database again if it stopped: it gives up when it cannot write, say. */
  revive(): Promise<'runs' | 'revived'>
  /** Leaves; the last process to leave stops the database. */
  release(): Promise<void>
}

const databaseName = 'hezo'
const roleName = 'hezo'
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=50',
  'shared_buffers=64MB',
  'log_timezone=UTC',
  'timezone=UTC',
  'lc_messages=C',
]

/**
 * Starts PostgreSQL on the folder `directory`, or joins the one that runs there already: another
 * process of ours may use it at this moment, or a killed one may have left it behind.
 *
 * `pg_ctl` does the starting and stopping, so that a stale lock file and crash recovery are handled
 * by PostgreSQL's own rules, and the server does not share our terminal's Ctrl-C.
 *
 * @param moreSettings server settings (`name=value`) for a cluster that is started now.
 */
export async function openPostgresCluster(
  directory: string,
  moreSettings: readonly string[] = [],
): Promise<PostgresCluster> {
  const user = await serviceUser()
  const place = await prepare(directory, user)
  const binaries = await postgresBinaries(user)
  const passwordFile = join(place, 'password')
  const data = join(place, 'data')
  const password = await secretFile(passwordFile, () => randomBytes(24).toString('base64url'))
  if (user) await chown(passwordFile, user.uid, user.gid)
  if (!(await exists(join(data, 'PG_VERSION'))))
    await create(binaries.initdb, data, passwordFile, user)
  const startIt = () => start(binaries.pgCtl, place, data, user, [...settings, ...moreSettings])
  const port = await startIt()
  const admin = { host: '127.0.0.1', port, user: roleName, password }
  await createDatabase(admin)

  return {
    url: `postgres://${roleName}:${password}@127.0.0.1:${port}/${databaseName}`,
    async revive() {
      if (await isRunning(binaries.pgCtl, data, user)) return 'runs'
      const newPort = await startIt()
      if (newPort !== port) throw new Error(`PostgreSQL runs on port ${newPort} now, not ${port}`)
      return 'revived'
    },
    async release() {
      if (await inUse(admin)) return
      await run(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w'], user).catch(() => {})
    },
  }
}

/** Makes a cluster beside its place and puts it there when it is whole: nobody finds half of one. */
async function create(
  initdb: string,
  data: string,
  passwordFile: string,
  user: ServiceUser | undefined,
): Promise<void> {
  const draft = `${data}.${randomUUID()}.part`
  await run(initdb, initdbFlags(draft, passwordFile), user)
  await rename(draft, data).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true })
    // Another process was here first.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
  })
}

function initdbFlags(data: string, passwordFile: string): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${roleName}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // Order by code point, but letters of every language know their capitals: "łącze" finds "Łącze".
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]
}

async function prepare(directory: string, user: ServiceUser | undefined): Promise<string> {
  const place = user ? await user.reachablePlace(directory) : directory
  await mkdir(place, { recursive: true })
  if (user) await chown(place, user.uid, user.gid)
  await chmod(place, 0o700)
  return place
}

async function start(
  pgCtl: string,
  place: string,
  data: string,
  user: ServiceUser | undefined,
  serverSettings: readonly string[],
): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    if (await isRunning(pgCtl, data, user)) {
      const port = await portOfRunning(data)
      if (port) return port
    }
    const port = await choosePort(data)
    const options = [`-p ${port}`, ...serverSettings.map((setting) => `-c ${setting}`)].join(' ')
    const log = join(place, 'postgres.log')
    try {
      await run(pgCtl, ['start', '-D', data, '-l', log, '-w', '-t', '60', '-o', options], user)
      return port
    } catch (error) {
      // Another process may have started or been stopping it at this very moment.
      if (attempt === 5) {
        throw new Error(`PostgreSQL does not start; ${log} says why`, { cause: error })
      }
      await new Promise((resolve) => setTimeout(resolve, 200 * attempt))
    }
  }
}

async function isRunning(pgCtl: string, data: string, user: ServiceUser | undefined) {
  return run(pgCtl, ['status', '-D', data], user).then(
    () => true,
    () => false,
  )
}

/** Line 4 of `postmaster.pid` is the port, line 8 the state. */
async function portOfRunning(data: string): Promise<number | undefined> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const lines = await readFile(join(data, 'postmaster.pid'), 'utf8').then(
      (text) => text.split('\n'),
      () => undefined,
    )
    if (!lines) return undefined
    if (lines[7]?.trim() === 'ready') return Number(lines[3])
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return undefined
}

async function withAdmin<T>(
  admin: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...admin, database: 'postgres' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function createDatabase(admin: pg.ClientConfig): Promise<void> {
  await withAdmin(admin, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName])
    if (found.rowCount !== 0) return
    await client.query(`CREATE DATABASE ${databaseName}`).catch((error: pg.DatabaseError) => {
      // Another process did it at this very moment.
      if (!['23505', '42P04'].includes(error.code ?? '')) throw error
    })
  })
}

async function inUse(admin: pg.ClientConfig): Promise<boolean> {
  return withAdmin(admin, async (client) => {
    const others = await client.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    )
    return (others.rowCount ?? 0) > 0
  }).catch(() => false)
}

/** The port of last time if nobody has it, so that whoever was connected finds the database again. */
async function choosePort(data: string): Promise<number> {
  const lastStart = await readFile(join(data, 'postmaster.opts'), 'utf8').catch(() => '')
  const [, last] = /"-p" "(\d+)"/.exec(lastStart) ?? []
  return last === undefined ? freePort() : freePort(Number(last)).catch(() => freePort())
}

async function freePort(wanted = 0): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new TypeError('no TCP address')
  return address.port
}

/** Runs a program to its end; its output is the error's message when it fails. */
async function run(
  file: string,
  args: readonly string[],
  user: ServiceUser | undefined,
): Promise<void> {
  const identity = user ? { uid: user.uid, gid: user.gid } : {}
  const child: ChildProcess = spawn(file, args, {
    ...identity,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  })
  let output = ''
  const keep = (chunk: Buffer): void => {
    output += chunk.toString('utf8')
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  // `exit`, not `close`: the server that pg_ctl starts holds on to our pipes.
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  child.stdout?.destroy()
  child.stderr?.destroy()
  if (code !== 0) throw new Error(`${file} ${args[0] ?? ''} failed: ${output.trim()}`)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
