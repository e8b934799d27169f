import { html, nothing, type TemplateResult } from 'lit'
import { fieldFrame, type FieldLook } from './field.ts'
import type { FormController } from './form-controller.ts'

/** One labelled text of several lines. */
export function areaField<Name extends string>(
  form: FormController<Name>,
  name: Name,
  look: Pick<FieldLook, 'label' | 'hint' | 'optional'>,
): TemplateResult {
  return fieldFrame(
    form,
    name,
    look,
    (id, described) =>
      html`<textarea
        id=${id}
        name=${name}
        rows="5"
        aria-describedby=${described}
        aria-invalid=${form.problems[name] ? 'true' : nothing}
        aria-required=${look.optional ? nothing : 'true'}
        .value=${form.values[name]}
      ></textarea>`,
  )
}
