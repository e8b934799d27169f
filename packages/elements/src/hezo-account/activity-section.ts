import type { AuditEvent } from '@hezo/api'
import { auditEvents } from '@hezo/api/routes'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { formatInstant } from '../support/formats.ts'
import { listChoice } from '../support/search-box.ts'
import { AccountList } from './account-list.ts'
import { AccountSection } from './account-section.ts'
import { eventSentence } from './event-words.ts'

type Scope = 'company' | 'me'

/** What happened to the account and, for owners, in the company: who, what, when and from where. */
@element('hezo-account-activity')
export class ActivitySection extends AccountSection {
  @state() private scope: Scope = 'company'

  readonly #events = new AccountList<AuditEvent>(this, (cursor) => {
    const { connect, me } = this.account
    const ofAll = this.#hasCompanyLog && this.scope === 'company'
    return connect({ auditEvents }).auditEvents.list({
      cursor,
      ...(!ofAll && { personId: me.id }),
    })
  })

  /** Owners read what happened in the company; everybody else, about the own account. */
  get #hasCompanyLog(): boolean {
    const { isOwner, company } = this.account.me
    return isOwner && company !== null
  }

  readonly #handleScope = (scope: Scope): void => {
    this.scope = scope
    void this.#events.restart()
  }

  #renderEvent(event: AuditEvent): TemplateResult {
    const { actor, address, at } = event
    const who = actor
      ? (actor.name ?? msg('Osoba, która usunęła konto'))
      : msg('Ktoś niezalogowany')
    const where = address ? `, ${msg(str`adres ${address}`)}` : ''
    return html`<li>
      <div>
        <strong>${eventSentence(event)}</strong>
        <small>${who}, ${formatInstant(at)}${where}</small>
      </div>
    </li>`
  }

  protected override render(): unknown {
    return this.frame({
      lead: msg(
        'Wszystko, co ważne dla bezpieczeństwa, od najnowszego. Coś się nie zgadza? Zmień hasło i zadzwoń.',
      ),
      content: [
        this.#hasCompanyLog
          ? html`<div class="hezo-form">
              <div class="hezo-row">
                ${listChoice<Scope>(
                  msg('Zdarzenia'),
                  this.scope,
                  [
                    ['company', msg('Cała firma')],
                    ['me', msg('Tylko moje konto')],
                  ],
                  this.#handleScope,
                )}
              </div>
            </div>`
          : nothing,
        this.#events.render(
          (event) => this.#renderEvent(event),
          [msg('Nic się jeszcze nie działo'), msg('Logowania i zmiany pojawią się tu same.')],
        ),
      ],
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-activity': ActivitySection
  }
}
