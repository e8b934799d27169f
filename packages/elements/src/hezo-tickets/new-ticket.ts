import type { Contract, Device, Ticket } from '@hezo/api'
import type { Severity } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { areaField } from '../foundation/area-field.ts'
import { choiceField } from '../foundation/choice-field.ts'
import type { TicketSubject } from '../foundation/events.ts'
import { fieldFrame, field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { adopt } from '../foundation/form-styles.ts'
import { form } from '../foundation/form.ts'
import type { HezoElement } from '../foundation/hezo-element.ts'
import { selectField } from '../foundation/select-field.ts'
import { type Failure, failureOf } from '../foundation/sentences.ts'
import { formatDay } from '../support/formats.ts'
import type { Support } from '../support/support-work.ts'
import { severityWord } from '../support/words.ts'
import { deviceLines, DevicePicker } from './device-picker.ts'
import { names, type Name } from './fields.ts'
import { newTicketStyles } from './new-ticket.styles.ts'

const severities = ['critical', 'high', 'normal', 'low'] as const satisfies readonly Severity[]

/** The form of a new ticket; what is typed is kept for the person until it is sent. */
export class NewTicket {
  readonly form: FormController<Name>
  /** The contracts a ticket can be opened on; undefined until they have come. */
  contracts: readonly Contract[] | undefined
  failure: Failure | undefined

  readonly #host: HezoElement
  readonly #support: Support
  readonly #picker: DevicePicker

  constructor(host: HezoElement, support: Support) {
    this.#host = host
    this.#support = support
    adopt(host.getRootNode(), newTicketStyles)
    this.form = new FormController(host, {
      names,
      draft: `ticket:${support.me.id}`,
      load: async () => (await import('./new-ticket-work.ts')).checks,
      locate: (name) => {
        if (name === 'deviceId') void host.updateComplete.then(this.#focusDevice)
      },
    })
    const { listDevices } = support.client.contracts
    this.#picker = new DevicePicker(
      host,
      (search) =>
        listDevices({ contractId: this.form.values.contractId, ...(search && { search }) }),
      (device) => {
        this.#setDevice(device)
        void host.updateComplete.then(this.#focusDevice)
      },
    )
    void this.load()
  }

  /** Fetches the valid contracts. */
  readonly load = async (): Promise<void> => {
    this.failure = undefined
    this.#host.requestUpdate()
    try {
      const { list } = this.#support.client.contracts
      const contracts: Contract[] = []
      for await (const contract of list.each({ state: 'valid', limit: 100 }))
        contracts.push(contract)
      this.contracts = contracts
      const { contractId } = this.form.values
      const [only] = contracts
      if (!contracts.some(({ id }) => id === contractId)) {
        this.#setContract(contracts.length === 1 && only ? only.id : '')
      }
    } catch (error) {
      this.failure = failureOf(error)
    }
    this.#host.requestUpdate()
  }

  /** Picks what the ticket is about; what was typed stays. */
  about({ contractId, device }: TicketSubject): void {
    if (contractId) this.#setContract(contractId)
    if (device) this.#setDevice(device)
  }

  /** Sends the ticket; undefined when it was not to be. */
  async send(): Promise<Ticket | undefined> {
    let ticket: Ticket | undefined
    await this.form.submit(names, async () => {
      const { create } = await import('./new-ticket-work.ts')
      ticket = await create(this.#support, this.form)
    })
    if (ticket) this.form.finish()
    return ticket
  }

  #setContract(id: string): void {
    if (id !== this.form.values.contractId) {
      this.form.set('contractId', id)
      // Consent is for one supplier, a device is of one contract.
      this.form.set('sharedWithSupplier', '')
      this.#setDevice(undefined)
    }
  }

  #setDevice(device: Device | undefined): void {
    this.form.set('device', device ? JSON.stringify(device) : '')
    this.form.set('deviceId', device?.id ?? '')
    this.#picker.clear()
  }

  readonly #focusDevice = (): void =>
    this.#host.querySelector<HTMLElement>(`#${this.#picker.id}`)?.focus()

  readonly #handleContract = (event: Event): void => {
    const { name, value } = event.target as HTMLSelectElement
    if (name !== 'contractId') return
    event.stopPropagation()
    this.#setContract(value)
  }

  render(submit: () => unknown, cancel: () => unknown): unknown {
    const contract = this.contracts?.find(({ id }) => id === this.form.values.contractId)
    return form(this.form, {
      submit: msg('Wyślij zgłoszenie'),
      onSubmit: submit,
      content: html`
        <div class="hezo-row" @input=${this.#handleContract} @change=${this.#handleContract}>
          ${this.#renderContract()}
        </div>
        ${contract && contract.deviceCount > 0 ? this.#renderDevice() : nothing}
        ${field(this.form, 'subject', {
          label: msg('Temat'),
          hint: msg('W kilku słowach: co się stało'),
          maxlength: 200,
        })}
        ${areaField(this.form, 'body', {
          label: msg('Opis'),
          hint: msg('Objawy, od kiedy, komunikaty błędów, co już sprawdzono'),
        })}
        ${choiceField(this.form, 'severity', {
          label: msg('Pilność'),
          hint: msg('W sprawie krytycznej także zadzwoń.'),
          options: severities.map((severity) => [severity, ...severityWord(severity)] as const),
        })}
        ${contract?.supplier ? this.#renderSharing(contract.supplier.name) : nothing}
      `,
      aside: html`<button class="hezo-quiet" type="button" @click=${cancel}>
        ${msg('Wróć do listy')}
      </button>`,
    })
  }

  #renderContract(): TemplateResult {
    return selectField(this.form, 'contractId', {
      label: msg('Umowa'),
      options: [
        ['', msg('Wybierz umowę')],
        ...(this.contracts ?? []).map(
          ({ id, number, validTo }) => [id, msg(str`${number}, do ${formatDay(validTo)}`)] as const,
        ),
      ],
    })
  }

  #renderDevice(): TemplateResult {
    const { device } = this.form.values
    return fieldFrame(
      this.form,
      'deviceId',
      {
        label: msg('Urządzenie'),
        optional: msg('nieobowiązkowo'),
        hint: device ? '' : msg('Wpisz numer seryjny, model albo miejsce'),
      },
      (id, described) =>
        device
          ? html`<div class="hezo-picked">
              <div>${deviceLines(JSON.parse(device) as Device)}</div>
              <button
                id=${id}
                type="button"
                aria-describedby=${described}
                @click=${this.#handleOther}
              >
                ${msg('Zmień urządzenie')}
              </button>
            </div>`
          : this.#picker.render(described),
    )
  }

  readonly #handleOther = (): void => {
    this.#setDevice(undefined)
    void this.#host.updateComplete.then(this.#focusDevice)
  }

  #renderSharing(supplier: string): TemplateResult {
    const id = `${this.#host.uid}-sharing`
    return html`<div class="hezo-field">
      <label class="hezo-choice">
        <input
          type="checkbox"
          name="sharedWithSupplier"
          aria-describedby=${id}
          .checked=${this.form.values.sharedWithSupplier === 'on'}
        />
        <span
          >${msg(str`Pozwól pracownikom firmy ${supplier} czytać to zgłoszenie i na nie odpowiadać`)}</span
        >
      </label>
      <p class="hezo-help" id=${id}>
        ${msg('Bez zgody widzi je tylko Twoja firma i HEZO. Zgodę możesz wycofać w każdej chwili.')}
      </p>
    </div>`
  }
}
