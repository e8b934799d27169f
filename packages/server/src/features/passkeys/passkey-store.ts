import type { Passkey } from '@hezo/api'
import type { Database } from '../../platform/storage/database.ts'

/** As many as an account can have; a browser is told all of them at once. */
export const mostPasskeys = 20

/** A passkey, and the person it belongs to. */
export interface KnownPasskey {
  readonly id: string
  readonly name: string
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly userId: string
  readonly companyId: string | null
  readonly email: string
  readonly locale: string
  readonly handle: Buffer | null
}

/** Whose credential it is, if anybody's. */
export async function findPasskey(
  db: Database,
  credentialId: string,
): Promise<KnownPasskey | undefined> {
  return db
    .selectFrom('passkeys')
    .innerJoin('users', 'users.id', 'passkeys.user_id')
    .select(['passkeys.id', 'passkeys.name', 'passkeys.credential_id as credentialId'])
    .select(['passkeys.public_key as publicKey', 'passkeys.user_id as userId'])
    .select(['users.company_id as companyId', 'users.email', 'users.locale'])
    .select('users.passkey_handle as handle')
    .where('credential_id', '=', Buffer.from(credentialId, 'base64url'))
    .executeTakeFirst()
}

/** What a browser is told of a person's passkeys: with whom to ask, or whom to leave out. */
export async function describeCredentials(
  db: Database,
  userId: string,
): Promise<{ id: string; type: 'public-key'; transports?: string[] }[]> {
  const rows = await db
    .selectFrom('passkeys')
    .select(['credential_id', 'transports'])
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ credential_id: id, transports }) => ({
    id: id.toString('base64url'),
    type: 'public-key',
    // None known is not the same as none there.
    ...(transports.length > 0 && { transports }),
  }))
}

export const viewColumns = ['id', 'name', 'is_synced', 'created_at', 'last_used_at'] as const

/** A row as its person sees it. */
export function toPasskey(row: {
  readonly id: string
  readonly name: string
  readonly is_synced: boolean
  readonly created_at: Date
  readonly last_used_at: Date | null
}): Passkey {
  return {
    id: row.id,
    name: row.name,
    isSynced: row.is_synced,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }
}
