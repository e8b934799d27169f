import { html, nothing, type TemplateResult } from 'lit'
import type { FieldLook } from './field.ts'
import type { FormController } from './form-controller.ts'
import { fieldSentence } from './sentences.ts'

/** A few options side by side as radio buttons; none is chosen until the person does. */
export function choiceField<Name extends string>(
  form: FormController<Name>,
  name: Name,
  look: Pick<FieldLook, 'label' | 'hint'> & {
    readonly options: readonly (readonly [value: string, label: string, detail?: string])[]
  },
): TemplateResult {
  const id = `${form.host.uid}-${name.replace('.', '-')}`
  const problem = form.problems[name]
  return html`<fieldset class="hezo-field hezo-choices" aria-describedby="${id}-help">
    <legend>${look.label}</legend>
    ${look.options.map(
      ([value, label, detail]) =>
        html`<label class="hezo-choice">
          <input
            type="radio"
            name=${name}
            value=${value}
            aria-invalid=${problem ? 'true' : nothing}
            .checked=${form.values[name] === value}
          />
          <span>${label}${detail ? html`<small>${detail}</small>` : nothing}</span>
        </label>`,
    )}
    <p class=${problem ? 'hezo-help hezo-problem' : 'hezo-help'} id="${id}-help">
      ${problem ? fieldSentence(problem) : look.hint}
    </p>
  </fieldset>`
}
