import { html, nothing, type TemplateResult } from 'lit'
import type { FormController } from './form-controller.ts'
import { type FieldProblem, fieldSentence } from './sentences.ts'

/** How one field of a form looks; everything else the form knows. */
export interface FieldLook {
  readonly label: string
  /** One short line under the field, where its error will stand. */
  readonly hint?: unknown
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search'
  readonly autocomplete?: string
  readonly inputmode?: 'numeric' | 'text' | 'email' | 'tel'
  readonly maxlength?: number
  /** Says so beside the label. */
  readonly optional?: string
  /** Numbers and codes: tabular figures, no capitals, no spelling. */
  readonly exact?: boolean
  /** A short code: large, spaced figures. */
  readonly code?: boolean
}

/** One labelled line of text, with its hint and its error. */
export function field<Name extends string>(
  form: FormController<Name>,
  name: Name,
  look: FieldLook,
): TemplateResult {
  return fieldFrame(
    form,
    name,
    look,
    (id, described) =>
      html`<input
        id=${id}
        name=${name}
        class=${look.code ? 'hezo-exact hezo-code' : look.exact ? 'hezo-exact' : nothing}
        type=${look.type ?? 'text'}
        autocomplete=${look.autocomplete ?? 'off'}
        inputmode=${look.inputmode ?? nothing}
        maxlength=${look.maxlength ?? nothing}
        autocapitalize=${look.exact ? 'off' : nothing}
        spellcheck=${look.exact ? 'false' : nothing}
        aria-describedby=${described}
        aria-invalid=${form.problems[name] ? 'true' : nothing}
        aria-required=${look.optional ? nothing : 'true'}
        .value=${form.values[name]}
      />`,
  )
}

/** Label, control, hint and error as every field has them; `control` gets its id and description. */
export function fieldFrame<Name extends string>(
  form: FormController<Name>,
  name: Name,
  look: Pick<FieldLook, 'label' | 'hint' | 'optional'>,
  control: (id: string, described: string) => TemplateResult,
): TemplateResult {
  const id = `${form.host.uid}-${name.replace('.', '-')}`
  const problem = form.problems[name]
  return html`<div class="hezo-field">
    <label for=${id}
      >${look.label}${
        look.optional ? html`<span class="hezo-optional">${look.optional}</span>` : nothing
      }</label
    >
    ${control(id, `${id}-help`)} ${helpLine(id, problem, look.hint)}
  </div>`
}

/** What stands under a field: what is wrong with it, else its hint. */
export function helpLine(
  id: string,
  problem: FieldProblem | undefined,
  hint: unknown,
): TemplateResult {
  return html`<p class=${problem ? 'hezo-help hezo-problem' : 'hezo-help'} id="${id}-help">
    ${problem ? fieldSentence(problem) : hint}
  </p>`
}
