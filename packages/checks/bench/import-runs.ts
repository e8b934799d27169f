import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const cli = fileURLToPath(new URL('../../server/src/cli.ts', import.meta.url))

/** An empty database of the cluster that `databaseUrl` leads to. */
export async function createDatabase(databaseUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Runs `hezo import …` to its end. Its peak memory is known where `/proc` is, on Linux. */
export async function runImport(
  url: string,
  folder: string,
  kind: 'contracts' | 'tickets',
  file: string,
): Promise<{ took: number; megabytes: number }> {
  const started = performance.now()
  const child = spawn(process.execPath, [cli, 'import', kind, file], {
    env: { PATH: process.env.PATH, DATABASE_URL: url, DATA_DIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let megabytes = 0
  const watch = setInterval(() => {
    readFile(`/proc/${child.pid}/status`, 'utf8').then(
      (status) => {
        megabytes = Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024 || megabytes
      },
      () => {},
    )
  }, 100)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`)
  return { took: performance.now() - started, megabytes }
}
