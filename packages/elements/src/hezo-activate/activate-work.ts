import type { NewAccount, TotpEnrolment } from '@hezo/api'
import { activations } from '@hezo/api/routes'
import { parsePassword, parseTotpCode } from '@hezo/domain'
import { connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'
import type { Checks } from '../foundation/form-controller.ts'
import { rule } from '../foundation/rules.ts'

export const checks: Checks<'password' | 'code'> = {
  password: rule('password', parsePassword),
  code: rule('totpCode', parseTotpCode),
}

/** Sets the password; resolves with what the authenticator app needs. */
export async function begin(
  api: string,
  activationToken: string,
  password: string,
): Promise<TotpEnrolment> {
  const client = connect({ activations }, await openConnection(api))
  return client.activations.create({ activationToken, password })
}

/** Confirms the authenticator with its first code. */
export async function confirm(
  api: string,
  activationToken: string,
  code: string,
): Promise<NewAccount> {
  const client = connect({ activations }, await openConnection(api))
  return client.activations.confirmTotp({ activationToken, code })
}

/** Starts the session of the new account. */
export async function enter(api: string, { tokens }: NewAccount): Promise<void> {
  const { session } = await openConnection(api)
  await session.start(tokens)
}
