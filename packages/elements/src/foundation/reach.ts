import { contactChannels } from '@hezo/api'
import { msg } from '@lit/localize'
import { html, nothing } from 'lit'

/** The ways to reach a person at HEZO; `onContact` asks for the form. */
export function reach(onContact?: () => void): unknown {
  const { phone, phoneText, email } = contactChannels
  return html`<a href="tel:${phone}">${phoneText}</a>
    <a href="mailto:${email}">${email}</a>
    ${
      onContact
        ? html`<button class="hezo-link" type="button" @click=${onContact}>
            ${msg('Formularz')}
          </button>`
        : nothing
    }`
}
