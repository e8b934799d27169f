import { html } from 'lit'
import './close-section.ts'
import './export-section.ts'
import type { PageView } from './pages.ts'

/** What HEZO knows of the person, and the end of it. */
export const view: PageView = ({ api, lang, account }) =>
  html`<hezo-account-export
      slot="section"
      api=${api}
      lang=${lang}
      .account=${account}
    ></hezo-account-export>
    <hezo-account-close
      slot="section"
      api=${api}
      lang=${lang}
      .account=${account}
    ></hezo-account-close>`
