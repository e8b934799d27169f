import { contactChannels } from '@hezo/api'
import { msg } from '@lit/localize'
import { html, nothing } from 'lit'

const { phone, phoneText, email } = contactChannels

/** HEZO's number, to call; it never breaks over two lines. */
export function phoneLink(): unknown {
  return html`<a href="tel:${phone}">${phoneText.replaceAll(' ', '\u00a0')}</a>`
}

/** The ways to write to HEZO; `onContact` asks for the form. */
export function reach(onContact?: () => void): unknown {
  return html`<a href="mailto:${email}">${email}</a> ${
      onContact
        ? html`<button class="hezo-link" type="button" @click=${onContact}>
            ${msg('Formularz kontaktowy')}
          </button>`
        : nothing
    }`
}
