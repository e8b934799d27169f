import type { Challenge } from '@hezo/api'
import type { Context } from '../../context.ts'
import { worksHere } from '../passkeys/relying-party.ts'
import type { Account } from './try-password.ts'

/** The second factors that a person has and that work where the request comes from. */
export function challengeMethods(
  context: Pick<Context, 'config' | 'request'>,
  { hasCodes, hasPasskey }: Account,
): Challenge['methods'] {
  const methods: Challenge['methods'] = ['totp']
  if (hasCodes) methods.push('recovery_code')
  if (hasPasskey && worksHere(context)) methods.push('passkey')
  return methods
}
