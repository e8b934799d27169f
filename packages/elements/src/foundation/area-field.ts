import { css, html, nothing, type TemplateResult } from 'lit'
import { fieldFrame, type FieldLook } from './field.ts'
import type { FormController } from './form-controller.ts'
import { adopt } from './form-styles.ts'

const styles = css`
  .hezo-form:not(#h#h) textarea.hezo-area {
    min-block-size: 132px;
    max-block-size: 60vh;
    resize: vertical;
    field-sizing: content;
  }
`

/** One labelled text of several lines. */
export function areaField<Name extends string>(
  form: FormController<Name>,
  name: Name,
  look: Pick<FieldLook, 'label' | 'hint' | 'optional'>,
): TemplateResult {
  adopt(form.host.getRootNode(), styles)
  return fieldFrame(
    form,
    name,
    look,
    (id, described) =>
      html`<textarea
        id=${id}
        class="hezo-area"
        name=${name}
        rows="5"
        aria-describedby=${described}
        aria-invalid=${form.problems[name] ? 'true' : nothing}
        aria-required=${look.optional ? nothing : 'true'}
        .value=${form.values[name]}
      ></textarea>`,
  )
}
