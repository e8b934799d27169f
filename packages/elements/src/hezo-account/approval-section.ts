import type { Company } from '@hezo/api'
import { msg } from '@lit/localize'
import { html, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { choiceStyles } from '../foundation/choice-field.ts'
import { adopt } from '../foundation/form-styles.ts'
import { failureNotice, skeleton } from '../support/notices.ts'
import { AccountSection } from './account-section.ts'
import { peopleOf } from './people-calls.ts'

/** Whether people who register wait for an owner. */
@element('hezo-account-approval')
export class ApprovalSection extends AccountSection {
  @state() private company: Company | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    adopt(this.renderRoot, choiceStyles)
    void this.#load()
  }

  readonly #load = async (): Promise<void> => {
    await this.act(async () => {
      this.company = await peopleOf(this.account).company.get()
    })
  }

  readonly #handleSwitch = (event: Event): void => {
    // The switch turns when it is decided, not when it is pressed.
    event.preventDefault()
    this.press(this.#decide)
  }

  readonly #decide = async (): Promise<void> => {
    const approvesNewPeople = !this.company?.approvesNewPeople
    const done = await this.actAt('approval', async () => {
      this.company = await peopleOf(this.account).company.update({ approvesNewPeople })
    })
    if (done) this.say(msg('Zapisano.'))
  }

  protected override render(): unknown {
    const { company, trouble } = this
    return this.frame({
      title: msg('Nowe osoby'),
      lead: msg(
        'Konto w Twojej firmie zakłada, kto zna jej NIP, numer umowy i numer seryjny z tej umowy.',
      ),
      content: company
        ? html`<div class="hezo-form">
              <label class="hezo-choice">
                <input
                  type="checkbox"
                  role="switch"
                  data-opens="approval"
                  .checked=${company.approvesNewPeople}
                  @click=${this.#handleSwitch}
                />
                <span
                  >${msg('Nowe osoby czekają na moją zgodę')}<small
                    >${
                      company.approvesNewPeople
                        ? msg('Nie zobaczą niczego, dopóki właściciel ich nie wpuści.')
                        : msg('Teraz mają dostęp od razu, a właściciele dostają e-mail.')
                    }</small
                  ></span
                >
              </label>
            </div>
            ${this.opened('approval')} ${this.said ? this.row() : nothing}`
        : trouble
          ? failureNotice(trouble, this.#load, this.toContact)
          : skeleton(),
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-approval': ApprovalSection
  }
}
