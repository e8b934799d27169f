import { contactChannels } from '@hezo/api'
import { msg } from '@lit/localize'
import { css, html, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { areaField } from '../foundation/area-field.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { importPart } from '../foundation/import-part.ts'
import { phoneLink } from '../foundation/reach.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { names } from './names.ts'

const styles = css`
  [part='channels'] {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    font-size: 1.25em;
    font-variant-numeric: tabular-nums;
  }
  [part='receipt'] {
    padding: 16px;
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  strong {
    white-space: nowrap;
  }
`

/**
 * The three ways to reach a person at HEZO: phone, e-mail, and a form. Works signed in or not.
 *
 * @fires hezo-contacted - The message has arrived; `detail.reference` is what to quote on the phone.
 * @slot end - Anything of yours, under the form.
 */
@element('hezo-contact')
export class HezoContact extends HezoElement {
  static override styles = [tokens, shellStyles, styles]

  override readonly toContact = undefined

  private readonly form = new FormController(this, {
    names,
    draft: 'contact',
    load: async () => (await importPart(() => import('./contact-work.ts'))).checks,
  })

  @state() private reference = ''

  private readonly handleSend = async (): Promise<void> => {
    const sent = await this.form.submit(names, async () => {
      const { send } = await importPart(() => import('./contact-work.ts'))
      this.reference = await send(this.apiBase, this.form)
    })
    if (!sent) return
    this.form.finish()
    this.fire('hezo-contacted', { reference: this.reference })
    void this.showStep(`${this.receipt} ${this.reference}`)
  }

  private get receipt(): string {
    return msg('Wiadomość dotarła. Odpiszemy na podany e-mail. Numer sprawy:')
  }

  protected override renderForm(): unknown {
    if (this.reference) return nothing
    return form(this.form, {
      submit: msg('Wyślij wiadomość'),
      onSubmit: this.handleSend,
      content: html`
        ${field(this.form, 'name', { label: msg('Imię i nazwisko'), autocomplete: 'name' })}
        ${field(this.form, 'email', { label: msg('E-mail'), type: 'email', autocomplete: 'email' })}
        ${field(this.form, 'phone', {
          label: msg('Telefon'),
          type: 'tel',
          autocomplete: 'tel',
          optional: msg('nieobowiązkowo'),
        })}
        ${areaField(this.form, 'message', { label: msg('W czym pomóc?') })}
      `,
    })
  }

  override render(): unknown {
    const { email } = contactChannels
    return shell({
      title: this.reference ? msg('Wiadomość wysłana') : msg('Kontakt'),
      lead: msg('Pilne? Zadzwoń. W innych sprawach odpiszemy na e-mail.'),
      helpless: true,
      before: html`<p part="channels">${phoneLink()} <a href="mailto:${email}">${email}</a></p>
        ${this.reference ? html`<p part="receipt">${this.receipt} <strong>${this.reference}</strong></p>` : nothing}`,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-contact': HezoContact
  }
}
