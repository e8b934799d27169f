import { html, type nothing, type TemplateResult } from 'lit'
import type { TicketSubject } from '../foundation/events.ts'
import type { Support } from '../support/support-work.ts'
import type { WaitingHost } from '../waiting/hezo-waiting.ts'
import { hrefOf, type Place, type Routing } from './routes.ts'

export interface PlaceContext {
  readonly api: string | typeof nothing
  readonly lang: string | typeof nothing
  readonly routing: Routing
  /** What a new ticket is about, when somebody asked for it so. */
  readonly subject: TicketSubject | undefined
  readonly portal: WaitingHost
  /** The person who is signed in, once known. */
  readonly support: Support | undefined
}

/** The elements that a place is made of, for the portal's light DOM. */
export function placeView(place: Place, context: PlaceContext): TemplateResult {
  const { api, lang, routing } = context
  const ticketHref = `${hrefOf({ part: 'tickets', show: '' }, routing)}/{id}`
  switch (place.part) {
    case 'activate':
      return html`<hezo-activate
        slot="form"
        api=${api}
        lang=${lang}
        token=${place.token}
      ></hezo-activate>`
    case 'reset-factor':
      return html`<hezo-reset-factor
        slot="form"
        api=${api}
        lang=${lang}
        token=${place.token}
      ></hezo-reset-factor>`
    case 'stop-reset':
      return html`<hezo-stop-reset
        slot="form"
        api=${api}
        lang=${lang}
        token=${place.token}
      ></hezo-stop-reset>`
    case 'confirm-sharing':
      return html`<hezo-confirm-sharing
        slot="form"
        api=${api}
        lang=${lang}
        token=${place.token}
      ></hezo-confirm-sharing>`
    case 'password-reset':
      return html`<hezo-password-reset slot="form" api=${api} lang=${lang}></hezo-password-reset>`
    case 'account':
      return html`<hezo-account
        slot="form"
        api=${api}
        lang=${lang}
        plain
        section=${place.section}
        section-href="${hrefOf({ part: 'account', section: '' }, routing)}/{section}"
      ></hezo-account>`
    case 'register':
      return html`<hezo-register slot="form" api=${api} lang=${lang}></hezo-register>`
    case 'sign-in':
      return html`<hezo-sign-in slot="form" api=${api} lang=${lang}></hezo-sign-in>`
    case 'contact':
      return html`<hezo-contact slot="form" api=${api} lang=${lang}></hezo-contact>`
    case 'waiting':
      return html`<hezo-waiting
        slot="form"
        api=${api}
        lang=${lang}
        account-href=${hrefOf({ part: 'account', section: '' }, routing)}
        .host=${context.portal}
        .onApproved=${() => context.portal.requestUpdate()}
        .support=${context.support}
      ></hezo-waiting>`
    case 'contracts':
      return html`<hezo-contracts slot="form" api=${api} lang=${lang} plain></hezo-contracts>`
    case 'tickets':
      return html`<hezo-tickets
        slot="form"
        api=${api}
        lang=${lang}
        plain
        show=${place.show}
        ticket-href=${ticketHref}
        .subject=${context.subject}
      ></hezo-tickets>`
    case 'home':
      return html`<hezo-tickets
          slot="form"
          api=${api}
          lang=${lang}
          plain
          newest="5"
          ticket-href=${ticketHref}
        ></hezo-tickets>
        <hezo-contracts slot="form" api=${api} lang=${lang} plain></hezo-contracts>`
  }
}
