import { html } from 'lit'
import type { PageView } from './pages.ts'
import './password-section.ts'

/** How the person signs in. */
export const view: PageView = ({ api, lang, account }) =>
  html`<hezo-account-password
    slot="section"
    api=${api}
    lang=${lang}
    .account=${account}
  ></hezo-account-password>`
