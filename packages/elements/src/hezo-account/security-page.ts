import { html, nothing } from 'lit'
import './authenticator-section.ts'
import type { PageView } from './pages.ts'
import './passkeys-section.ts'
import './password-section.ts'
import './recovery-section.ts'

/** How the person signs in. */
export const view: PageView = ({ api, lang, account }) =>
  html`<hezo-account-password
      slot="section"
      api=${api}
      lang=${lang}
      .account=${account}
    ></hezo-account-password>
    <hezo-account-authenticator
      slot="section"
      api=${api}
      lang=${lang}
      .account=${account}
    ></hezo-account-authenticator>
    <hezo-account-recovery
      slot="section"
      api=${api}
      lang=${lang}
      .account=${account}
    ></hezo-account-recovery>
    ${
      account.me.isApproved
        ? html`<hezo-account-passkeys
            slot="section"
            api=${api}
            lang=${lang}
            .account=${account}
          ></hezo-account-passkeys>`
        : nothing
    }`
