import { html, nothing } from 'lit'
import './approval-section.ts'
import './invitations-section.ts'
import './members-section.ts'
import type { PageView } from './pages.ts'

/** The people of the company; owners decide who is one of them. */
export const view: PageView = ({ api, lang, account }) =>
  html`<hezo-account-members
      slot="section"
      api=${api}
      lang=${lang}
      .account=${account}
    ></hezo-account-members>
    ${
      account.me.isOwner
        ? html`<hezo-account-invitations
              slot="section"
              api=${api}
              lang=${lang}
              .account=${account}
            ></hezo-account-invitations>
            <hezo-account-approval
              slot="section"
              api=${api}
              lang=${lang}
              .account=${account}
            ></hezo-account-approval>`
        : nothing
    }`
