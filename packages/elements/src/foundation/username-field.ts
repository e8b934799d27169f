import { html, type TemplateResult } from 'lit'

/**
 * The account that a form with a password belongs to, for password managers alone: without it they keep
 * the password without a name.
 */
export function usernameField(email: string): TemplateResult {
  return html`<input
    type="text"
    name="username"
    autocomplete="username"
    readonly
    hidden
    .value=${email}
  />`
}
