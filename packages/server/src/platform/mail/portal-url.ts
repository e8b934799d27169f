import { sql } from 'kysely'
import type { Config } from '../../config.ts'
import { hostLocales } from '../host-locales.ts'

/** Whose email it is: their language, and the own address they use, as far as it is known. */
export interface PortalReader {
  readonly locale: string
  readonly ownUrl: string | null | undefined
}

/**
 * Where the links of an email lead, without a slash at the end: to the own address the person uses,
 * else to one whose host speaks their language, else to the public one. Always one of `ownUrls`.
 */
export function portalUrl(
  { publicUrl, ownUrls }: Pick<Config, 'publicUrl' | 'ownUrls'>,
  { locale, ownUrl }: PortalReader,
): string {
  // One that was stored may have left the settings since.
  if (ownUrl && ownUrls.includes(ownUrl)) return ownUrl
  return ownUrls.find((url) => hostLocales[new URL(url).hostname] === locale) ?? publicUrl
}

/**
 * A column: the own address at which a person signed in last, null if none is known.
 *
 * @param userId reference to the column with the person's id, e.g. `users.id`.
 */
export function lastOwnUrl(userId: string) {
  return sql<string | null>`(SELECT own_url FROM sessions
    WHERE user_id = ${sql.ref(userId)} AND own_url IS NOT NULL ORDER BY id DESC LIMIT 1)`
}
