import { msg } from '@lit/localize'
import { css, html, nothing, type TemplateResult } from 'lit'
import { fieldFrame } from '../foundation/field.ts'
import type { FormController } from '../foundation/form-controller.ts'
import { adopt } from '../foundation/form-styles.ts'

const styles = css`
  .hezo-form:not(#h#h) .hezo-secret {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
  }
  .hezo-form:not(#h#h) .hezo-secret button {
    min-inline-size: 88px;
    padding-inline: 12px;
  }
`

/** How a password's field looks. */
export interface SecretLook {
  readonly label: string
  readonly hint?: string
  readonly autocomplete: 'current-password' | 'new-password'
  /** Whether the password can be read. */
  readonly shown: boolean
  readonly onShow: () => void
}

/** The field of a password, with a button that shows it. */
export function secretField<Name extends string>(
  form: FormController<Name>,
  name: Name,
  look: SecretLook,
): TemplateResult {
  adopt(form.host.getRootNode(), styles)
  return fieldFrame(
    form,
    name,
    look,
    (id, described) =>
      html`<div class="hezo-secret">
        <input
          id=${id}
          name=${name}
          type=${look.shown ? 'text' : 'password'}
          autocomplete=${look.autocomplete}
          autocapitalize="off"
          spellcheck="false"
          aria-describedby=${described}
          aria-invalid=${form.problems[name] ? 'true' : nothing}
          aria-required="true"
          .value=${form.values[name]}
        />
        <button
          type="button"
          aria-controls=${id}
          aria-pressed=${look.shown ? 'true' : 'false'}
          aria-label=${`${msg('Pokaż hasło')}: ${look.label}`}
          @click=${look.onShow}
        >
          ${look.shown ? msg('Ukryj') : msg('Pokaż')}
        </button>
      </div>`,
  )
}
