import { html } from 'lit'
import './email-section.ts'
import type { PageView } from './pages.ts'
import './profile-section.ts'

/** Who the person is. */
export const view: PageView = ({ api, lang, account }) =>
  html`<hezo-account-profile
      slot="section"
      api=${api}
      lang=${lang}
      .account=${account}
    ></hezo-account-profile>
    <hezo-account-email
      slot="section"
      api=${api}
      lang=${lang}
      .account=${account}
    ></hezo-account-email>`
