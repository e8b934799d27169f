import { textLimits, type Passkey } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { element } from '../define.ts'
import { attemptKey } from '../foundation/attempt-key.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import { offersPasskeys } from '../foundation/offers-passkeys.ts'
import { text } from '../foundation/rules.ts'
import { createPasskey } from '../passkeys/passkey-ceremony.ts'
import { told } from '../passkeys/told.ts'
import { formatDay, formatInstant } from '../support/formats.ts'
import { AccountList } from './account-list.ts'
import { AccountSection } from './account-section.ts'
import { passkeysOf } from './passkey-calls.ts'

/** The passkeys of the person: to sign in without typing a code. */
@element('hezo-account-passkeys')
export class PasskeysSection extends AccountSection {
  readonly #passkeys = new AccountList<Passkey>(this, (cursor) =>
    passkeysOf(this.account).list({ cursor }),
  )

  readonly #form = new FormController<'name'>(this, {
    names: ['name'],
    load: async () => ({ name: text(textLimits.passkeyName) }),
  })

  get #isOffered(): boolean {
    return offersPasskeys(this.apiBase)
  }

  protected override willUpdate(): void {
    // Where there are none and none can be made, there is nothing to say.
    this.hidden = !this.#isOffered && !this.#passkeys.items?.length
  }

  readonly #handleAdd = async (): Promise<void> => {
    const calls = passkeysOf(this.account)
    const { name } = this.#form.values
    let added: Passkey | undefined
    await this.send(this.#form, ['name'], async () => {
      const { passkeyToken, options } = await calls.start()
      const credential = await told(() => createPasskey(options))
      if (!credential) return
      const given = { passkeyToken, name, credential }
      added = await calls.confirm(given, { idempotencyKey: attemptKey() })
    })
    if (!added) return
    await this.#passkeys.restart()
    await this.#done(msg('Klucz dodany.'))
  }

  async #rename({ id }: Passkey): Promise<void> {
    const { name } = this.#form.values
    let renamed: Passkey | undefined
    const done = await this.send(this.#form, ['name'], async () => {
      renamed = await passkeysOf(this.account).rename({ passkeyId: id, name })
    })
    if (!done || !renamed) return
    this.#passkeys.replace((one) => one.id === id, renamed)
    await this.#done(msg('Zapisano.'))
  }

  async #remove({ id }: Passkey): Promise<void> {
    if (!(await this.act(() => passkeysOf(this.account).remove({ passkeyId: id })))) return
    this.#passkeys.drop((one) => one.id === id)
    await this.#done(msg('Klucz usunięty.'))
  }

  async #done(sentence: string): Promise<void> {
    this.#form.finish()
    await this.close()
    this.say(sentence)
  }

  readonly #handleCancel = (): void => {
    this.#form.failure = undefined
    this.#form.finish()
    void this.close()
  }

  async #open(name: string, called = ''): Promise<void> {
    this.#form.failure = undefined
    this.#form.set('name', called)
    await this.show(name)
  }

  protected override renderInside(): unknown {
    const { open } = this
    const renamed = this.#passkeys.items?.find(({ id }) => open === `rename:${id}`)
    if (open !== 'add' && !renamed) return nothing
    return form(this.#form, {
      submit: renamed ? msg('Zapisz nazwę') : msg('Dalej: klucz'),
      onSubmit: renamed ? () => this.#rename(renamed) : this.#handleAdd,
      aside: this.button(msg('Anuluj'), this.#handleCancel, 'hezo-quiet'),
      content: field(this.#form, 'name', {
        label: msg('Nazwa klucza'),
        hint: msg('Po czym go poznasz, np. „Laptop służbowy”'),
        maxlength: textLimits.passkeyName,
      }),
    })
  }

  #renderPasskey(passkey: Passkey): TemplateResult {
    const { id, name, isSynced, createdAt, lastUsedAt } = passkey
    return html`<li>
      <div>
        <strong>${name}</strong>
        <small
          >${
            isSynced ? msg('Na wszystkich Twoich urządzeniach') : msg('Tylko na jednym urządzeniu')
          }</small
        >
        <small
          >${msg(str`Dodano ${formatDay(createdAt)}`)}${
            lastUsedAt ? `, ${msg(str`ostatnio użyty ${formatInstant(lastUsedAt)}`)}` : ''
          }</small
        >
      </div>
      <div class="hezo-form">
        <div class="hezo-actions">
          ${this.button(msg('Zmień nazwę'), () => this.#open(`rename:${id}`, name), 'hezo-quiet', {
            name: msg(str`Zmień nazwę: ${name}`),
            opens: `rename:${id}`,
          })}
          ${this.opener(`remove:${id}`, msg('Usuń'), 'hezo-quiet', msg(str`Usuń klucz: ${name}`))}
        </div>
      </div>
      ${this.opened(`rename:${id}`)}
      ${this.opened(
        `remove:${id}`,
        this.question(
          msg(
            str`Kluczem „${name}” nie da się już zalogować. Usuń go też z urządzenia albo z menedżera haseł.`,
          ),
          msg('Usuń klucz'),
          () => this.#remove(passkey),
          msg('Anuluj'),
        ),
      )}
    </li>`
  }

  protected override render(): unknown {
    return this.frame({
      title: msg('Klucze dostępu'),
      lead: msg(
        'Logowanie odciskiem palca, twarzą albo PIN-em urządzenia, bez przepisywania kodów.',
      ),
      content: [
        this.#passkeys.render((passkey) => this.#renderPasskey(passkey)),
        this.open === 'add'
          ? this.opened('add')
          : this.row(
              this.#isOffered
                ? this.button(msg('Dodaj klucz dostępu'), () => this.#open('add'), '', {
                    opens: 'add',
                  })
                : nothing,
            ),
      ],
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-account-passkeys': PasskeysSection
  }
}
