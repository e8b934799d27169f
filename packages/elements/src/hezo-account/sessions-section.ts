import type { SessionView } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { element } from '../define.ts'
import { formatInstant } from '../support/formats.ts'
import { AccountSection } from './account-section.ts'
import { AccountList } from './account-list.ts'

/** Where the person is signed in, and the ends of it. */
@element('hezo-account-sessions')
export class SessionsSection extends AccountSection {
  readonly #sessions = new AccountList<SessionView>(this, (cursor) =>
    this.account.client.me.listSessions({ cursor }),
  )

  readonly #handleEndOthers = async (): Promise<void> => {
    if (!(await this.act(() => this.account.client.me.endSessions()))) return
    await this.#sessions.restart()
    await this.close()
    this.say(msg('Pozostałe sesje zakończone.'))
  }

  async #end({ id }: SessionView): Promise<void> {
    const call = (): Promise<void> => this.account.client.me.endSession({ sessionId: id })
    if (!(await this.actAt(id, call))) return
    this.#sessions.drop((one) => one.id === id)
    await this.focusHeading()
    this.say(msg('Sesja zakończona.'))
  }

  #renderSession(session: SessionView): TemplateResult {
    const { id, isCurrent, address, startedAt, lastUsedAt } = session
    const device = deviceOf(session)
    return html`<li>
      <div>
        <strong>${device}</strong>${
          isCurrent ? html`<span class="tag">${msg('to urządzenie')}</span>` : nothing
        }
        <small>${msg(str`Ostatnio ${formatInstant(lastUsedAt)}, adres ${address}`)}</small>
        <small>${msg(str`Zalogowano ${formatInstant(startedAt)}`)}</small>
      </div>
      ${
        isCurrent
          ? nothing
          : html`<div class="hezo-form">
              ${this.button(msg('Zakończ'), () => this.#end(session), '', {
                name: msg(str`Zakończ sesję: ${device}, ${formatInstant(lastUsedAt)}`),
              })}
            </div>`
      }
      ${this.opened(id)}
    </li>`
  }

  protected override render(): unknown {
    const { items } = this.#sessions
    const hasOthers = items?.some(({ isCurrent }) => !isCurrent)
    return this.frame({
      lead: msg(
        'Miejsca, w których działa Twoje konto. Któregoś nie poznajesz? Zakończ sesję i zmień hasło.',
      ),
      content: html`${this.#sessions.render((session) => this.#renderSession(session))}
      ${
        hasOthers
          ? this.open === 'others'
            ? this.opened(
                'others',
                this.question(
                  msg('Wszędzie poza tym urządzeniem trzeba będzie zalogować się od nowa.'),
                  msg('Zakończ pozostałe sesje'),
                  this.#handleEndOthers,
                  msg('Anuluj'),
                ),
              )
            : this.row(this.opener('others', msg('Zakończ pozostałe sesje')))
          : nothing
      }`,
    })
  }
}

/** What the browser said of itself: `Firefox, Windows`. */
function deviceOf({ browser, system }: SessionView): string {
  return [browser, system].filter(Boolean).join(', ') || msg('Nieznane urządzenie')
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-sessions': SessionsSection
  }
}
