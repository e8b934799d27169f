import type { RegisteredAccount, TotpEnrolment } from '@hezo/api'
import { registrations } from '@hezo/api/routes'
import { type Client, connect } from '@hezo/sdk'
import { msg, str } from '@lit/localize'
import { openConnection } from '../foundation/connection.ts'
import { language } from '../foundation/locale.ts'
import { adoptTwoFactorStyles, renderEnrolment } from '../two-factor/enrolment.ts'
import { renderRecoveryCodes } from '../two-factor/recovery-codes.ts'
import { codeForm } from './code-form.ts'
import { contractFields, type Name, personFields, type Stage } from './fields.ts'
import type { HezoRegister } from './hezo-register.ts'
import { personForm } from './person-form.ts'
import { checks, tidied } from './register-checks.ts'

/** Seconds between two codes by mail. */
const resendAfter = 60

interface StageLook {
  readonly title: string
  readonly lead: string
  /** Above the form. */
  readonly above?: unknown
}

/** What a registration does after its first form has shown: the later steps and the calls. */
export class RegisterSteps {
  readonly checks = checks

  readonly #host: HezoRegister
  /** The serial number that was typed in the old notation, as it is written now. */
  #newNotation: string | undefined
  #mayResendAt = 0
  #clock: ReturnType<typeof setInterval> | undefined
  #enrolment: TotpEnrolment | undefined
  #account: RegisteredAccount | undefined
  /** Whether an owner of the company has yet to let the person in. */
  #waits = false

  constructor(host: HezoRegister) {
    this.#host = host
    adoptTwoFactorStyles(host.renderRoot)
    // After a reload the authenticator's secret is gone; the code from the mail brings it again.
    if (host.stage === 'authenticator' || host.stage === 'codes') this.show('email')
  }

  /** Shows a field in its usual form once it is right. */
  tidy(name: Name): void {
    const { form } = this.#host
    const tidy = tidied(name, form.values[name])
    if (name === 'serialNumber' && tidy?.value !== this.#newNotation) {
      this.#newNotation = tidy?.legacyPrefix ? tidy.value : undefined
    }
    if (tidy && tidy.value !== form.values[name]) form.set(name, tidy.value)
  }

  /** Said under the serial number when the old notation was typed. */
  get serialNote(): string | undefined {
    return (
      this.#newNotation && msg('Nowy zapis, bez „(H)”: tak podajemy numery od 19 czerwca 2024.')
    )
  }

  /** Shows another stage, says so, and leads focus to its heading. */
  show(stage: Stage): void {
    const host = this.#host
    host.form.failure = undefined
    host.form.set('code', '')
    host.form.set('stage', stage)
    const { names, current } = host.steps
    host.announce(`${msg(str`Krok ${current + 1} z ${names.length}`)}: ${names[current] ?? ''}`)
    void host.focusTitle()
  }

  /** Shows the step on which a field stands. */
  locate(name: Name): void {
    if (contractFields.some((one) => one === name)) this.show('contract')
    else if (personFields.some((one) => one === name)) this.show('person')
  }

  /** What stands around the form of a stage, in the shadow root; nothing for the first. */
  look(stage: Stage): StageLook | undefined {
    const email = this.#host.form.values['person.email']
    switch (stage) {
      case 'contract':
        return undefined
      case 'person':
        return { title: msg('Twoje dane'), lead: msg('Dane do kontaktu w sprawie zgłoszeń.') }
      case 'email':
        return {
          title: msg('Sprawdź pocztę'),
          lead: msg(str`Wysłaliśmy 6-cyfrowy kod na adres ${email}.`),
        }
      case 'authenticator':
        return {
          title: msg('Aplikacja uwierzytelniająca'),
          lead: msg('Przy logowaniu poprosimy o kod z aplikacji w telefonie.'),
          above: this.#enrolment && renderEnrolment(this.#enrolment),
        }
      case 'codes':
        return {
          title: msg('Kody zapasowe'),
          lead: msg('Pokazujemy je tylko raz. Przydadzą się, gdy zgubisz telefon.'),
          above:
            this.#account && renderRecoveryCodes(this.#account.recoveryCodes, this.#handleKept),
        }
      case 'done':
        return {
          title: msg('Konto gotowe'),
          lead: this.#waits
            ? msg('Dostęp musi jeszcze zatwierdzić właściciel konta firmy. Damy Ci znać e-mailem.')
            : msg('Możesz już zgłaszać awarie i śledzić zgłoszenia.'),
        }
    }
  }

  renderForm(stage: Stage): unknown {
    const { form } = this.#host
    switch (stage) {
      case 'person':
        return personForm(form, this.#handlePerson, () => this.show('contract'))
      case 'email':
        return codeForm(form, {
          label: msg('Kod z e-maila'),
          hint: msg('Ważny 30 minut. Nie dotarł? Zajrzyj do folderu ze spamem.'),
          submit: msg('Potwierdź adres'),
          onSubmit: this.#handleEmailCode,
          wait: this.#wait,
          onResend: this.#handleResend,
          onBack: () => this.show('person'),
        })
      case 'authenticator':
        return codeForm(form, {
          label: msg('Kod z aplikacji'),
          hint: msg('6 cyfr, nowe co 30 sekund'),
          submit: msg('Utwórz konto'),
          onSubmit: this.#handleAuthenticatorCode,
        })
      case 'contract':
      case 'codes':
      case 'done':
        return undefined
    }
  }

  async #client(): Promise<Client<{ registrations: typeof registrations }>> {
    return connect({ registrations }, await openConnection(this.#host.apiBase))
  }

  get #wait(): number {
    return Math.max(0, Math.ceil((this.#mayResendAt - Date.now()) / 1000))
  }

  #startWait(): void {
    this.#mayResendAt = Date.now() + resendAfter * 1000
    clearInterval(this.#clock)
    this.#clock = setInterval(() => {
      if (this.#wait === 0) clearInterval(this.#clock)
      this.#host.requestUpdate()
    }, 1000)
  }

  get #proof(): { registrationToken: string } {
    return { registrationToken: this.#host.form.values.registrationToken }
  }

  readonly #handlePerson = (): Promise<boolean> =>
    this.#host.form.submit(personFields, async () => {
      const { form } = this.#host
      const { values } = form
      const client = await this.#client()
      const { registrationToken } = await client.registrations.create(
        {
          person: {
            firstName: values['person.firstName'],
            lastName: values['person.lastName'],
            email: values['person.email'],
            phone: values['person.phone'],
          },
          company: {
            name: values['company.name'],
            street: values['company.street'],
            postalCode: values['company.postalCode'],
            city: values['company.city'],
            country: values['company.country'],
          },
          nip: values.nip,
          contractNumber: values.contractNumber,
          serialNumber: values.serialNumber,
          password: values.password,
          locale: language(),
        },
        { idempotencyKey: form.attempt },
      )
      form.set('registrationToken', registrationToken)
      this.#startWait()
      this.show('email')
    })

  readonly #handleResend = (): Promise<boolean> =>
    this.#orBegin([], async () => {
      const client = await this.#client()
      await client.registrations.resendEmail(this.#proof)
      this.#startWait()
      this.#host.announce(msg('Wysłaliśmy nowy kod.'))
    })

  readonly #handleEmailCode = (): Promise<boolean> =>
    this.#orBegin(['code'], async () => {
      const client = await this.#client()
      const { code } = this.#host.form.values
      this.#enrolment = await client.registrations.verifyEmail({ ...this.#proof, code })
      this.show('authenticator')
    })

  readonly #handleAuthenticatorCode = (): Promise<boolean> =>
    this.#orBegin(['code'], async () => {
      const client = await this.#client()
      const { code } = this.#host.form.values
      this.#account = await client.registrations.confirmTotp({ ...this.#proof, code })
      this.show('codes')
    })

  /** Submits; a registration that ended leads back to the first step, with everything typed. */
  async #orBegin(names: readonly Name[], action: () => Promise<void>): Promise<boolean> {
    const { form } = this.#host
    const done = await form.submit(names, action)
    const { failure } = form
    if (failure?.code === 'registration_ended') {
      this.show('contract')
      form.failure = failure
    }
    return done
  }

  readonly #handleKept = async (): Promise<void> => {
    const host = this.#host
    if (!this.#account) return
    const { session } = await openConnection(host.apiBase)
    await session.start(this.#account.tokens)
    this.#waits = !this.#account.isApproved
    this.#account = undefined
    host.form.finish()
    host.form.values.stage = 'done'
    host.requestUpdate()
    host.fire('hezo-registered', { api: host.apiBase })
    host.fire('hezo-signed-in', { api: host.apiBase })
  }
}
