import { parsePersonName, parsePhone } from '@hezo/domain'
import { msg } from '@lit/localize'
import { html, type PropertyValues } from 'lit'
import { element } from '../define.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { optional, rule } from '../foundation/rules.ts'
import { selectField } from '../foundation/select-field.ts'
import { AccountSection } from './account-section.ts'

const names = ['firstName', 'lastName', 'phone', 'locale'] as const

type Name = (typeof names)[number]

/** Name, phone, and the language of mails. */
@element('hezo-account-profile')
export class ProfileSection extends AccountSection {
  #form: FormController<Name> | undefined

  protected override willUpdate(_changed: PropertyValues): void {
    this.#form ??= new FormController(this, {
      names,
      initial: this.#known,
      load: async () => ({
        firstName: rule('personName', parsePersonName),
        lastName: rule('personName', parsePersonName),
        // A phone that is known can be changed, not taken away.
        phone: this.account.me.phone
          ? rule('phone', parsePhone)
          : optional(rule('phone', parsePhone)),
      }),
    })
  }

  get #known(): Record<Name, string> {
    const { firstName, lastName, phone, locale } = this.account.me
    return { firstName, lastName, phone: spaced(phone ?? ''), locale }
  }

  readonly #handleSave = async (): Promise<void> => {
    const { account } = this
    const { firstName, lastName, phone, locale } = this.#form?.values ?? this.#known
    const saved = await this.#form?.submit(names, async () => {
      const me = await account.client.me.update({
        firstName,
        lastName,
        locale: locale === 'en' ? 'en' : 'pl',
        ...(phone.trim() && { phone }),
      })
      Object.assign(account.me, me)
    })
    if (!saved) return
    for (const name of names) this.#form?.set(name, this.#known[name])
    this.fire('hezo-account-changed', { api: this.apiBase })
    this.say(msg('Zapisano.'))
  }

  protected override renderInside(): unknown {
    const controller = this.#form
    if (!controller) return
    return form(controller, {
      submit: msg('Zapisz zmiany'),
      onSubmit: this.#handleSave,
      aside: this.said,
      content: html`<div class="hezo-row">
          ${field(controller, 'firstName', { label: msg('Imię'), autocomplete: 'given-name' })}
          ${field(controller, 'lastName', { label: msg('Nazwisko'), autocomplete: 'family-name' })}
        </div>
        ${field(controller, 'phone', {
          label: msg('Telefon'),
          type: 'tel',
          autocomplete: 'tel',
          hint: msg('Zagraniczny z numerem kraju, np. +49'),
          exact: true,
        })}
        ${selectField(controller, 'locale', {
          label: msg('Język e-maili od nas'),
          options: [
            ['pl', 'Polski'],
            ['en', 'English'],
          ],
        })}`,
    })
  }

  protected override render(): unknown {
    return this.frame({
      lead: msg('Tak zwracamy się do Ciebie i tak podpisujemy Twoje zgłoszenia.'),
      content: html`<slot name="form"></slot>`,
    })
  }
}

/** A Polish number as people write it. */
function spaced(phone: string): string {
  return phone.replace(/^(\+48)(...)(...)(...)$/, '$1 $2 $3 $4')
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-profile': ProfileSection
  }
}
