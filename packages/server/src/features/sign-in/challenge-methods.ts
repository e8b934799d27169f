import type { Challenge } from '@hezo/api'
import type { Context } from '../../context.ts'
import { worksHere } from '../passkeys/relying-party.ts'

/** The second factors that a person has and that work where the request comes from. */
export async function findMethods(
  context: Pick<Context, 'config' | 'db' | 'request'>,
  userId: string,
): Promise<Challenge['methods']> {
  const { hasCodes, hasPasskey } = await context.db
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
  const methods: Challenge['methods'] = ['totp']
  if (hasCodes) methods.push('recovery_code')
  if (hasPasskey && worksHere(context)) methods.push('passkey')
  return methods
}
