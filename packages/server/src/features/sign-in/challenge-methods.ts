import type { Challenge } from '@hezo/api'
import type { Database } from '../../platform/storage/database.ts'

/** The second factors that a person has. Everyone has an authenticator app. */
export async function findMethods(db: Database, userId: string): Promise<Challenge['methods']> {
  const { hasCodes, hasPasskey } = await db
    .selectNoFrom((eb) => [
      eb
        .exists(
          eb
            .selectFrom('recovery_codes')
            .select('user_id')
            .where('user_id', '=', userId)
            .where('used_at', 'is', null),
        )
        .as('hasCodes'),
      eb
        .exists(eb.selectFrom('passkeys').select('id').where('user_id', '=', userId))
        .as('hasPasskey'),
    ])
    .executeTakeFirstOrThrow()
  return [
    'totp',
    ...(hasCodes ? ['recovery_code' as const] : []),
    ...(hasPasskey ? ['passkey' as const] : []),
  ]
}
