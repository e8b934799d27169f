import { signIns } from '@hezo/api/routes'
import { parseEmail, parseRecoveryCode, parseTotpCode } from '@hezo/domain'
import { connect } from '@hezo/sdk'
import { msg } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import { openConnection } from '../foundation/connection.ts'
import { field } from '../foundation/field.ts'
import type { Checks, FormController, Values } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
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
export async function begin(api: string, { email, password }: Values<Name>): Promise<string> {
  const client = connect({ signIns }, await openConnection(api))
  const { challengeToken } = await client.signIns.create({ email, password })
  return challengeToken
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

/** The form of the second factor; `show` leads to the other one, or back. */
export function codeForm(
  controller: FormController<Name>,
  stage: SecondFactor,
  onSubmit: () => unknown,
  show: (stage: Stage) => void,
): TemplateResult {
  const totp = stage === 'totp'
  return form(controller, {
    submit: msg('Zaloguj się'),
    onSubmit,
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
    aside: html`<button
        class="hezo-quiet"
        type="button"
        @click=${() => show(totp ? 'recovery_code' : 'totp')}
      >
        ${totp ? msg('Użyj kodu zapasowego') : msg('Użyj kodu z aplikacji')}
      </button>
      <button class="hezo-quiet" type="button" @click=${() => show('password')}>
        ${msg('Wstecz')}
      </button>`,
  })
}
