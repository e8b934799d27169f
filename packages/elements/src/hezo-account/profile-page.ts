import { html } from 'lit'
import type { PageView } from './pages.ts'
import './profile-section.ts'

/** Who the person is. */
export const view: PageView = ({ api, lang, account }) =>
  html`<hezo-account-profile
    slot="section"
    api=${api}
    lang=${lang}
    .account=${account}
  ></hezo-account-profile>`
