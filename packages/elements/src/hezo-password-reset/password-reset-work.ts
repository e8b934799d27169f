import { passwordResets } from '@hezo/api/routes'
import { parseEmail, parseRecoveryCode, parseTotpCode } from '@hezo/domain'
import { connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'
import type { Checks, Values } from '../foundation/form-controller.ts'
import { rule } from '../foundation/rules.ts'
import { newPassword } from '../two-factor/new-password.ts'
import type { Method, Name } from './fields.ts'

const totpCode = rule('totpCode', parseTotpCode)
const recoveryCode = rule('recoveryCode', parseRecoveryCode)

/** The checks of the form; `method` says which second factor is being given. */
export function checksFor(method: () => Method): Checks<Name> {
  return {
    email: rule('email', parseEmail),
    code: totpCode,
    password: newPassword,
    'secondFactor.code': (typed, values) =>
      (method() === 'totp' ? totpCode : recoveryCode)(typed, values),
  }
}

/** Has a code mailed, if the address has an account; resolves with what finishing takes. */
export async function begin(api: string, email: string, attempt: string): Promise<string> {
  const client = connect({ passwordResets }, await openConnection(api))
  const started = await client.passwordResets.create({ email }, { idempotencyKey: attempt })
  return started.passwordResetToken
}

/** Sets the new password. */
export async function complete(
  api: string,
  passwordResetToken: string,
  values: Values<Name>,
  method: Method,
): Promise<void> {
  const { code, password, 'secondFactor.code': factor } = values
  const client = connect({ passwordResets }, await openConnection(api))
  const secondFactor = { method, code: factor }
  await client.passwordResets.complete({ passwordResetToken, code, password, secondFactor })
}
