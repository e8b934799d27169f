import type { FactorResetAccount, NewAccount, TotpEnrolment } from '@hezo/api'
import { factorResets } from '@hezo/api/routes'
import { parseTotpCode } from '@hezo/domain'
import { connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'
import type { Checks } from '../foundation/form-controller.ts'
import { required, rule } from '../foundation/rules.ts'

/** A password that is in use is judged by the server alone. */
export const checks: Checks<'password' | 'code'> = {
  password: required,
  code: rule('totpCode', parseTotpCode),
}

/** Whose authenticator the link replaces; changes nothing. */
export async function lookUp(api: string, resetToken: string): Promise<FactorResetAccount> {
  const client = connect({ factorResets }, await openConnection(api))
  return client.factorResets.get({ resetToken })
}

/** Gives the password; resolves with what the new authenticator app needs. */
export async function begin(
  api: string,
  resetToken: string,
  password: string,
): Promise<TotpEnrolment> {
  const client = connect({ factorResets }, await openConnection(api))
  return client.factorResets.start({ resetToken, password })
}

/** Confirms the new app with its first code; the old one is worth nothing from then on. */
export async function confirm(
  api: string,
  resetToken: string,
  code: string,
  attempt: string,
): Promise<NewAccount> {
  const client = connect({ factorResets }, await openConnection(api))
  return client.factorResets.confirmTotp({ resetToken, code }, { idempotencyKey: attempt })
}

/** Starts the session that comes with the new app. */
export async function enter(api: string, { tokens }: NewAccount): Promise<void> {
  const { session } = await openConnection(api)
  await session.start(tokens)
}

export { adoptTwoFactorStyles, renderEnrolment } from '../two-factor/enrolment.ts'
export { renderRecoveryCodes } from '../two-factor/recovery-codes.ts'
