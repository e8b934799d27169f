import { css, html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { type FieldLook, helpLine } from './field.ts'
import type { FormController } from './form-controller.ts'
import { adopt } from './form-styles.ts'

/** Styles of choices: a box that can be pressed as a whole. */
export const choiceStyles = css`
  .hezo-form:not(#h#h) {
    & .hezo-choices {
      margin: 0;
      padding: 0;
      border: 0;
    }
    & .hezo-choices legend {
      margin-block-end: 4px;
      padding: 0;
      font-weight: 550;
      font-size: 0.9375em;
    }
    & .hezo-choice {
      display: flex;
      gap: 12px;
      align-items: flex-start;
      min-block-size: 44px;
      padding: 10px 12px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      font-weight: 400;
      cursor: pointer;
    }
    & .hezo-choice:has([aria-invalid='true']) {
      border-color: var(--_danger);
    }
    & .hezo-choice input[aria-invalid='true']:not(:focus) {
      box-shadow: none;
    }
    & .hezo-choice:has(:checked) {
      border-color: var(--_accent);
      background: var(--_tint);
    }
    & .hezo-choice input {
      flex: none;
      inline-size: 20px;
      block-size: 20px;
      margin: 1px 0 0;
      accent-color: var(--_accent);
    }
    & .hezo-choice [type='radio'] {
      border-radius: 50%;
    }
    & .hezo-choice small {
      display: block;
      color: var(--_muted);
      font-size: 0.9334em;
    }
  }
`

/** A few options side by side as radio buttons; none is chosen until the person does. */
export function choiceField<Name extends string>(
  form: FormController<Name>,
  name: Name,
  look: Pick<FieldLook, 'label' | 'hint'> & {
    readonly options: readonly (readonly [value: string, label: string, detail?: string])[]
  },
): TemplateResult {
  adopt(form.host.getRootNode(), choiceStyles)
  const id = `${form.host.uid}-${name.replace('.', '-')}`
  const problem = form.problems[name]
  return html`<fieldset class="hezo-field hezo-choices" aria-describedby="${id}-help">
    <legend>${look.label}</legend>
    ${repeat(
      look.options,
      // More options may arrive while one is being pressed: each keeps its own element.
      ([value]) => value,
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
    ${helpLine(id, problem, look.hint)}
  </fieldset>`
}
