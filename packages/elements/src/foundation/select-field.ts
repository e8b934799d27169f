import { html, nothing, type TemplateResult } from 'lit'
import { fieldFrame, type FieldLook } from './field.ts'
import type { FormController } from './form-controller.ts'

/** One labelled choice from a list; each option is its value and what it is called. */
export function selectField<Name extends string>(
  form: FormController<Name>,
  name: Name,
  look: Pick<FieldLook, 'label' | 'hint' | 'optional' | 'autocomplete'> & {
    readonly options: readonly (readonly [value: string, label: string])[]
  },
): TemplateResult {
  const current = form.values[name]
  return fieldFrame(
    form,
    name,
    look,
    (id, described) =>
      html`<select
        id=${id}
        name=${name}
        autocomplete=${look.autocomplete ?? nothing}
        aria-describedby=${described}
        aria-invalid=${form.problems[name] ? 'true' : nothing}
        aria-required=${look.optional ? nothing : 'true'}
        .value=${current}
      >
        ${look.options.map(
          ([value, label]) =>
            html`<option value=${value} ?selected=${value === current}>${label}</option>`,
        )}
      </select>`,
  )
}
