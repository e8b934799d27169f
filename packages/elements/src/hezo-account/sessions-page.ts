import { html } from 'lit'
import type { PageView } from './pages.ts'
import './sessions-section.ts'

/** Where the person is signed in. */
export const view: PageView = ({ api, lang, account }) =>
  html`<hezo-account-sessions
    slot="section"
    api=${api}
    lang=${lang}
    .account=${account}
  ></hezo-account-sessions>`
