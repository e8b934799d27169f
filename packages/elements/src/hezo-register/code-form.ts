import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { codeField } from '../two-factor/code-field.ts'
import type { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { quietButton } from '../foundation/quiet-button.ts'
import type { Name } from './fields.ts'

interface CodeLook {
  readonly label: string
  readonly hint: string
  readonly submit: string
  readonly onSubmit: () => unknown
  /** Seconds until another code may be asked for. */
  readonly wait?: number
  readonly onResend?: () => unknown
  readonly onBack?: () => void
}

/** A form of one code: from the mail, or from the authenticator. */
export function codeForm(controller: FormController<Name>, look: CodeLook): TemplateResult {
  const { onResend, onBack, wait = 0 } = look
  return form(controller, {
    submit: look.submit,
    onSubmit: look.onSubmit,
    content: codeField(controller, 'code', look),
    aside: html`${
      onResend
        ? html`<button
            class="hezo-quiet"
            type="button"
            aria-disabled=${wait > 0 ? 'true' : nothing}
            @click=${wait > 0 ? nothing : onResend}
          >
            ${msg('Wyślij nowy kod')} ${wait > 0 ? `(${wait} s)` : nothing}
          </button>`
        : nothing
    }
    ${onBack ? quietButton(msg('Popraw dane'), onBack) : nothing}`,
  })
}
