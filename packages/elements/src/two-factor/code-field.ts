import type { TemplateResult } from 'lit'
import { field } from '../foundation/field.ts'
import type { FormController } from '../foundation/form-controller.ts'

/** The field of a six-digit code, as phones and password managers expect it. */
export function codeField<Name extends string>(
  controller: FormController<Name>,
  name: Name,
  { label, hint }: { readonly label: string; readonly hint: string },
): TemplateResult {
  return field(controller, name, {
    label,
    hint,
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
    exact: true,
    code: true,
  })
}
