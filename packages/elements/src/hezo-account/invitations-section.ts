import type { Invitation } from '@hezo/api'
import { parseEmail, parsePersonName } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { element } from '../define.ts'
import { choiceStyles } from '../foundation/choice-field.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { adopt } from '../foundation/form-styles.ts'
import { form } from '../foundation/form.ts'
import { language } from '../foundation/locale.ts'
import { rule } from '../foundation/rules.ts'
import { selectField } from '../foundation/select-field.ts'
import { formatInstant } from '../support/formats.ts'
import { AccountList } from './account-list.ts'
import { AccountSection } from './account-section.ts'
import { peopleOf } from './people-calls.ts'

const names = ['firstName', 'lastName', 'email', 'locale', 'isOwner'] as const

type Name = (typeof names)[number]

/** Whom the owners have invited, and the form for another one. */
@element('hezo-account-invitations')
export class InvitationsSection extends AccountSection {
  readonly #invitations = new AccountList<Invitation>(this, (cursor) =>
    peopleOf(this.account).invitations.list({ cursor }),
  )

  readonly #form = new FormController<Name>(this, {
    names,
    initial: { locale: language() },
    load: async () => ({
      firstName: rule('personName', parsePersonName),
      lastName: rule('personName', parsePersonName),
      email: rule('email', parseEmail),
    }),
  })

  readonly #handleSend = async (): Promise<void> => {
    const { firstName, lastName, email, locale, isOwner } = this.#form.values
    const invited = await this.send(this.#form, names, async () =>
      peopleOf(this.account).invitations.create(
        {
          firstName,
          lastName,
          email,
          locale: locale === 'en' ? 'en' : 'pl',
          isOwner: isOwner === 'on',
        },
        { idempotencyKey: this.#form.attempt },
      ),
    )
    if (!invited) return
    this.#form.finish()
    await this.close()
    this.say(msg(str`Zaproszenie wysłane: ${email.trim()}`))
    await this.#invitations.restart()
  }

  readonly #handleCancel = (): void => {
    this.#form.failure = undefined
    this.#form.finish()
    void this.close()
  }

  async #withdraw({ id }: Invitation): Promise<void> {
    const call = (): Promise<unknown> =>
      peopleOf(this.account).invitations.remove({ invitationId: id })
    if (!(await this.actAt(id, call))) return
    this.#invitations.drop((one) => one.id === id)
    this.say(msg('Zaproszenie wycofane.'))
  }

  protected override renderInside(): unknown {
    if (this.open !== 'invite') return nothing
    adopt(this.getRootNode(), choiceStyles)
    const controller = this.#form
    return form(controller, {
      submit: msg('Wyślij zaproszenie'),
      onSubmit: this.#handleSend,
      aside: this.button(msg('Anuluj'), this.#handleCancel, 'hezo-quiet'),
      content: html`<div class="hezo-row">
          ${field(controller, 'firstName', { label: msg('Imię') })}
          ${field(controller, 'lastName', { label: msg('Nazwisko') })}
        </div>
        ${field(controller, 'email', {
          label: msg('E-mail służbowy'),
          type: 'email',
          hint: msg('Wyślemy link, ważny siedem dni.'),
        })}
        ${selectField(controller, 'locale', {
          label: msg('Język zaproszenia'),
          options: [
            ['pl', 'Polski'],
            ['en', 'English'],
          ],
        })}
        <label class="hezo-choice">
          <input
            type="checkbox"
            name="isOwner"
            value="on"
            .checked=${controller.values.isOwner === 'on'}
          />
          <span
            >${msg('Jako właściciel')}<small>${msg('Będzie zapraszać i usuwać osoby')}</small></span
          >
        </label>`,
    })
  }

  #renderInvitation(invitation: Invitation): TemplateResult {
    const { id, firstName, lastName, email, isOwner, invitedBy, expiresAt } = invitation
    return html`<li>
      <div>
        <strong>${firstName} ${lastName}</strong>${
          isOwner ? html`<span class="tag">${msg('właściciel')}</span>` : nothing
        }
        <small>${email}</small>
        <small>${msg(str`Zaprasza ${invitedBy.name}, ważne do ${formatInstant(expiresAt)}`)}</small>
      </div>
      <div class="hezo-form">
        ${this.button(msg('Wycofaj'), () => this.#withdraw(invitation), 'hezo-quiet', {
          name: msg(str`Wycofaj zaproszenie: ${email}`),
        })}
      </div>
      ${this.opened(id)}
    </li>`
  }

  protected override render(): unknown {
    return this.frame({
      title: msg('Zaproszenia'),
      lead: msg('Zaproszona osoba zakłada konto z linku w e-mailu, bez numeru umowy.'),
      content: [
        this.#invitations.render((invitation) => this.#renderInvitation(invitation)),
        this.open === 'invite'
          ? this.opened('invite')
          : this.row(this.opener('invite', msg('Zaproś osobę'))),
      ],
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-invitations': InvitationsSection
  }
}
