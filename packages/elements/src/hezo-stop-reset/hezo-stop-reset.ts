import { msg } from '@lit/localize'
import { nothing } from 'lit'
import { property, state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { importPart } from '../foundation/import-part.ts'
import { addMessages } from '../foundation/locale.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import type * as Work from './stop-reset-work.ts'

addMessages(() => import('../locales/generated/recovery/en.ts'))

/**
 * The mailed link that stops the reset of a second factor. It asks first: programs that look through
 * mail open links, and press no buttons.
 *
 * @fires hezo-navigate - The person asked for contact.
 * @slot end - Anything of yours, above the help line.
 */
@element('hezo-stop-reset')
export class HezoStopReset extends HezoElement {
  static override styles = [tokens, shellStyles]

  readonly #form = new FormController(this, {
    names: [],
    load: async () => {
      this.#work = await importPart(() => import('./stop-reset-work.ts'))
      return {}
    },
  })

  /** The secret of the one-time link. */
  @property() token = ''

  @state() private stopped = false

  #work: typeof Work | undefined

  readonly #handleStop = (): Promise<boolean> =>
    this.#form.submit([], async () => {
      await this.#work?.stop(this.apiBase, this.token)
      this.stopped = true
      void this.showStep(this.#lead)
    })

  get #lead(): string {
    return this.stopped
      ? msg('Nic się na koncie nie zmieniło. Jeśli to nie Ty prosisz o reset, zadzwoń do nas.')
      : msg('Ktoś poprosił HEZO o nowy drugi składnik logowania. Jeśli to nie Ty, zatrzymaj reset.')
  }

  protected override renderForm(): unknown {
    if (this.stopped) return nothing
    return form(this.#form, {
      submit: msg('Zatrzymaj reset'),
      onSubmit: this.#handleStop,
      content: nothing,
    })
  }

  override render(): unknown {
    return shell({
      title: this.stopped ? msg('Reset zatrzymany') : msg('Zatrzymać reset?'),
      lead: this.#lead,
      onContact: this.toContact,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-stop-reset': HezoStopReset
  }
}
