import { signIns } from '@hezo/api/routes'
import { parseEmail, parseRecoveryCode, parseTotpCode } from '@hezo/domain'
import { connect } from '@hezo/sdk'
import { openConnection } from '../foundation/connection.ts'
import type { Checks, Values } from '../foundation/form-controller.ts'
import { chosen, rule } from '../foundation/rules.ts'
import type { Name } from './fields.ts'

const totpCode = rule('totpCode', parseTotpCode)
const recoveryCode = rule('recoveryCode', parseRecoveryCode)

/** A password typed to sign in is judged by the server alone; here it only has to be there. */
export function checksFor(stage: () => string): Checks<Name> {
  return {
    email: rule('email', parseEmail),
    password: chosen,
    code: (typed, values) => (stage() === 'recovery_code' ? recoveryCode : totpCode)(typed, values),
  }
}

/** Sends e-mail and password; resolves with the challenge that the second factor answers. */
export async function begin(api: string, { email, password }: Values<Name>): Promise<string> {
  const client = connect({ signIns }, await openConnection(api))
  const { challengeToken } = await client.signIns.create({ email, password })
  return challengeToken
}

/** Answers the challenge and starts the session. */
export async function complete(
  api: string,
  method: 'totp' | 'recovery_code',
  challengeToken: string,
  code: string,
): Promise<void> {
  const client = connect({ signIns }, await openConnection(api))
  const tokens = await client.signIns.secondFactor({ method, challengeToken, code })
  await client.session.start(tokens)
}
