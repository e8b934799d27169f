import type { Challenge } from '@hezo/api'
import { signIns } from '@hezo/api/routes'
import { parseEmail, parseRecoveryCode, parseTotpCode } from '@hezo/domain'
import { connect } from '@hezo/sdk'
import { msg } from '@lit/localize'
import { nothing, type TemplateResult } from 'lit'
import { openConnection } from '../foundation/connection.ts'
import { field } from '../foundation/field.ts'
import type { Checks, FormController, Values } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { quietButton } from '../foundation/quiet-button.ts'
import { required, rule } from '../foundation/rules.ts'
import { codeField } from '../two-factor/code-field.ts'
import type { Name, SecondFactor, Stage } from './fields.ts'

const totpCode = rule('totpCode', parseTotpCode)
const recoveryCode = rule('recoveryCode', parseRecoveryCode)

/** A password typed to sign in is judged by the server alone; here it only has to be there. */
export function checksFor(stage: () => string): Checks<Name> {
  return {
    email: rule('email', parseEmail),
    password: required,
    code: (typed, values) => (stage() === 'recovery_code' ? recoveryCode : totpCode)(typed, values),
  }
}

/** Sends e-mail and password; resolves with the challenge that the second factor answers. */
export async function begin(api: string, { email, password }: Values<Name>): Promise<Challenge> {
  const client = connect({ signIns }, await openConnection(api))
  return client.signIns.create({ email, password })
}

/** Answers the challenge and starts the session. */
export async function complete(
  api: string,
  method: SecondFactor,
  challengeToken: string,
  code: string,
): Promise<void> {
  const client = connect({ signIns }, await openConnection(api))
  const tokens = await client.signIns.secondFactor({ method, challengeToken, code })
  await client.session.start(tokens)
}

/** What the form of the second factor leads to. */
export interface CodeWays {
  readonly submit: () => unknown
  /** The other kind of code, or back. */
  readonly show: (stage: Stage) => void
  readonly passkey: () => unknown
}

/** The form of the second factor, with the others that the person has. */
export function codeForm(
  controller: FormController<Name>,
  stage: SecondFactor,
  methods: Challenge['methods'],
  ways: CodeWays,
): TemplateResult {
  const totp = stage === 'totp'
  return form(controller, {
    submit: msg('Zaloguj się'),
    onSubmit: ways.submit,
    content: totp
      ? codeField(controller, 'code', {
          label: msg('Kod z aplikacji'),
          hint: msg('6 cyfr, nowe co 30 sekund'),
        })
      : field(controller, 'code', {
          label: msg('Kod zapasowy'),
          hint: msg('16 znaków, np. 7K3M-9QXA-0DRT-W5HJ'),
          exact: true,
        }),
    aside: [
      methods.includes('passkey') ? quietButton(msg('Użyj klucza dostępu'), ways.passkey) : nothing,
      totp
        ? methods.includes('recovery_code')
          ? quietButton(msg('Użyj kodu zapasowego'), () => ways.show('recovery_code'))
          : nothing
        : quietButton(msg('Użyj kodu z aplikacji'), () => ways.show('totp')),
      quietButton(msg('Wstecz'), () => ways.show('password')),
    ],
  })
}
