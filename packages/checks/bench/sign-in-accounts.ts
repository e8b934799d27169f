import { hash } from '@node-rs/argon2'
import { createLog, openServices, readConfig } from '@hezo/server'
import type { BenchWorld } from './bench-world.ts'
import { argon2Cost, password } from './one-password.ts'

/** Accounts to sign in to, all with the one password and one authenticator. */
export interface SignInAccounts {
  readonly emails: readonly string[]
  /** Of the authenticator, as the app keeps it. */
  readonly secret: string
}

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/**
 * Makes `count` copies of the registered customer, each with an address and throttles of its own.
 *
 * @param name of these among others.
 */
export async function openSignInAccounts(
  { pool, environment }: Pick<BenchWorld, 'pool' | 'environment'>,
  name: string,
  count: number,
): Promise<SignInAccounts> {
  const ids = Array.from({ length: count }, (_, index) => `usr_${name}${index}`)
  const emails = ids.map((id) => `${id}@firma.example`)
  const opened = await openServices(readConfig(environment), createLog('silent'))
  const sealed = ids.map((id) =>
    opened.services.secrets.seal(Buffer.from(secret), `users:${id}:totp`),
  )
  await opened.close()
  await pool.query(
    `INSERT INTO users (id, role, company_id, first_name, last_name, email, email_key, locale,
       password_hash, totp_secret, approved_at, created_at, updated_at)
     SELECT new.id, role, company_id, first_name, last_name, new.email, new.email, locale,
       $4, new.secret, now(), now(), now()
     FROM (SELECT * FROM users WHERE role = 'customer' LIMIT 1) AS one,
       unnest($1::text[], $2::text[], $3::bytea[]) AS new (id, email, secret)`,
    [ids, emails, sealed, await hash(password, argon2Cost)],
  )
  await pool.query('ANALYZE users')
  return { emails, secret }
}
