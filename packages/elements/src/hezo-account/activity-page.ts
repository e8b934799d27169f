import { html } from 'lit'
import './activity-section.ts'
import type { PageView } from './pages.ts'

/** What happened. */
export const view: PageView = ({ api, lang, account }) =>
  html`<hezo-account-activity
    slot="section"
    api=${api}
    lang=${lang}
    .account=${account}
  ></hezo-account-activity>`
