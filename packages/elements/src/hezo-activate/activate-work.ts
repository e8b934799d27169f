import type { ActivationAccount, NewAccount, TotpEnrolment } from '@hezo/api'
import { activations } from '@hezo/api/routes'
import { parseTotpCode } from '@hezo/domain'
import { connect } from '@hezo/sdk'
import { msg } from '@lit/localize'
import { nothing, type TemplateResult } from 'lit'
import { openConnection } from '../foundation/connection.ts'
import type { Checks, FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import type { HezoElement } from '../foundation/hezo-element.ts'
import { rule } from '../foundation/rules.ts'
import { codeField } from '../two-factor/code-field.ts'
import { adoptTwoFactorStyles, renderEnrolment } from '../two-factor/enrolment.ts'
import { newPassword } from '../two-factor/new-password.ts'
import { renderRecoveryCodes } from '../two-factor/recovery-codes.ts'

type Name = 'password' | 'code'

export const checks: Checks<Name> = {
  password: newPassword,
  code: rule('totpCode', parseTotpCode),
}

/** Whom the link is for; changes nothing. */
export async function lookUp(api: string, activationToken: string): Promise<ActivationAccount> {
  const client = connect({ activations }, await openConnection(api))
  return client.activations.get({ activationToken })
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

/** Gives the element the styles of what comes after the password. */
export function adoptStyles({ renderRoot }: HezoElement): void {
  adoptTwoFactorStyles(renderRoot)
}

/** What stands above the form: the QR code, then the recovery codes. */
export function above(
  enrolment: TotpEnrolment | undefined,
  account: NewAccount | undefined,
  onKept: () => unknown,
): unknown {
  if (account) return renderRecoveryCodes(account.recoveryCodes, onKept)
  return enrolment ? renderEnrolment(enrolment) : nothing
}

/** The form that confirms the authenticator. */
export function codeForm(
  controller: FormController<Name>,
  onSubmit: () => unknown,
): TemplateResult {
  return form(controller, {
    submit: msg('Aktywuj konto'),
    onSubmit,
    content: codeField(controller, 'code', {
      label: msg('Kod z aplikacji'),
      hint: msg('6 cyfr, nowe co 30 sekund'),
    }),
  })
}
