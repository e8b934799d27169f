import { msg } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { failureBox } from './failure-box.ts'
import type { FormController } from './form-controller.ts'
import { language } from './locale.ts'

export interface FormLook {
  /** The fields. */
  readonly content: unknown
  /** What the button does, by name: "Wyślij zgłoszenie", never "OK". */
  readonly submit: string
  readonly onSubmit: () => unknown
  /** Beside the button: a way back, another way. */
  readonly aside?: unknown
  /** In the place of the button: a question to be answered before the form is sent. */
  readonly question?: unknown
}

/**
 * A form in the element's light DOM: fields, the failure of the last attempt, and the button that
 * names the next step.
 */
export function form<Name extends string>(
  controller: FormController<Name>,
  look: FormLook,
): TemplateResult {
  const send = (event: Event): void => {
    event.preventDefault()
    look.onSubmit()
  }
  // Where our listener does not run (a copy of the page's, a script that submits), `dialog` sends nothing.
  return html`<form
    method="dialog"
    lang=${language()}
    class="hezo-form"
    slot="form"
    novalidate
    aria-busy=${controller.busy ? 'true' : nothing}
    @pointerdown=${controller.handleStart}
    @focusin=${controller.handleStart}
    @input=${controller.handleInput}
    @change=${controller.handleInput}
    @focusout=${controller.handleLeave}
    @submit=${send}
  >
    ${look.content}
    ${controller.failure && failureBox(controller.failure, controller.host.toContact)}
    ${look.question ?? buttons(controller, look)}
    ${
      controller.isSlow
        ? html`<p class="hezo-progress">
            <progress aria-hidden="true"></progress> ${msg('Jeszcze chwila…')}
          </p>`
        : nothing
    }
  </form>`
}

function buttons<Name extends string>(
  controller: FormController<Name>,
  look: FormLook,
): TemplateResult {
  return html`<div class="hezo-actions">
    <button type="submit" class="hezo-primary" aria-disabled=${controller.busy ? 'true' : nothing}>
      ${look.submit}
    </button>
    ${look.aside ?? nothing}
  </div>`
}
