import type { Contract, Device, Ticket } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { nothing, type ReactiveController } from 'lit'
import { areaField } from '../foundation/area-field.ts'
import { choiceField } from '../foundation/choice-field.ts'
import type { TicketSubject } from '../foundation/events.ts'
import { field } from '../foundation/field.ts'
import { FormController } from '../foundation/form-controller.ts'
import { form } from '../foundation/form.ts'
import type { HezoElement } from '../foundation/hezo-element.ts'
import { quietButton } from '../foundation/quiet-button.ts'
import { selectField } from '../foundation/select-field.ts'
import { type Failure, failureOf } from '../foundation/sentences.ts'
import { FormFiles } from '../support/form-files.ts'
import { formatDay, formatLevel } from '../support/formats.ts'
import { failureNotice, moreButton } from '../support/notices.ts'
import { PagedList } from '../support/paged-list.ts'
import type { Support } from '../support/support-work.ts'
import { severities, severityWord } from '../support/words.ts'
import { names, type Name, noDevice } from './fields.ts'
import { focusQuestion, sharingQuestion } from './sharing-question.ts'

/** So many devices are on show; a contract with more is searched. */
const shownDevices = 5
const pause = 300

/** The form of a new ticket; what is typed is kept for the person until it is sent. */
export class NewTicket implements ReactiveController {
  readonly form: FormController<Name>
  /** The contracts a ticket can be opened on; undefined until they have come. */
  contracts: readonly Contract[] | undefined
  failure: Failure | undefined

  readonly #files: FormFiles
  readonly #host: HezoElement
  readonly #support: Support
  readonly #devices: PagedList<Device>
  #contractId: string
  /** Stays in sight whatever is searched for next. */
  #picked: Device | undefined
  /** What the devices on show were searched for. */
  #searched: string | undefined
  #waiting: ReturnType<typeof setTimeout> | undefined
  /** Whether consent is being asked for: a step of its own between the form and its sending. */
  #asking = false

  constructor(host: HezoElement, support: Support) {
    this.#host = host
    this.#support = support
    this.form = new FormController(host, {
      names,
      draft: `ticket:${support.me.id}`,
      // Consent is asked anew each time, so the draft does not keep it.
      secrets: ['attachmentIds', 'sharedWithSupplier'],
      load: async () => {
        void this.#files.load().catch(() => undefined)
        return support.forms.ticketChecks
      },
    })
    this.#files = new FormFiles(this.form)
    this.#contractId = this.form.values.contractId
    this.#devices = new PagedList(host, (cursor) => {
      const { contractId, deviceSearch } = this.form.values
      const { listDevices } = support.client.contracts
      return listDevices({ contractId, search: deviceSearch.trim(), limit: shownDevices, cursor })
    })
    host.addController(this)
    void this.load()
  }

  /** Leaves the host; the draft stays. */
  dispose(): void {
    for (const controller of [this, this.form, this.#devices])
      this.#host.removeController(controller)
    this.#files.dispose()
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
      if (!contracts.some(({ id }) => id === contractId)) {
        this.form.set('contractId', (contracts.length === 1 && contracts[0]?.id) || '')
      }
    } catch (error) {
      this.failure = failureOf(error)
    }
    this.#host.requestUpdate()
  }

  /** Picks what the ticket is about; what was typed stays. */
  about({ contractId = '', device }: TicketSubject): void {
    if (!contractId) return
    this.form.set('contractId', contractId)
    this.#turnToContract()
    if (!device) return
    this.form.set('deviceSearch', device.serialNumber)
    this.form.set('deviceId', device.id)
  }

  get #contract(): Contract | undefined {
    return this.contracts?.find(({ id }) => id === this.form.values.contractId)
  }

  /**
   * Sends the ticket; undefined when it was not to be. Where somebody sold the contract, asks first
   * whether to share the ticket with them, unless `shared` says so.
   */
  async send(shared?: boolean): Promise<Ticket | undefined> {
    const contract = this.#contract
    if (contract?.deviceCount === 0) this.form.set('deviceId', noDevice)
    if (contract?.supplier && shared === undefined) {
      if (this.#asking) return undefined
      if (await this.form.submit(names, () => undefined)) this.#ask(true)
      return undefined
    }
    const answer = shared ? 'yes' : ''
    // The same answer again is the same attempt.
    if (this.form.values.sharedWithSupplier !== answer) {
      this.form.set('sharedWithSupplier', answer)
    }
    let ticket: Ticket | undefined
    await this.form.submit(names, async () => {
      await this.#files.send(async () => {
        ticket = await this.#support.forms.openTicket(this.#support.client, this.form)
      })
    })
    if (ticket) this.form.finish()
    if (ticket || Object.keys(this.form.problems).length > 0) this.#ask(false)
    return ticket
  }

  #ask(asking: boolean): void {
    this.#asking = asking
    this.#host.requestUpdate()
    if (asking) void focusQuestion(this.#host)
  }

  hostUpdate(): void {
    this.#turnToContract()
    const { contractId, deviceId, deviceSearch } = this.form.values
    if (deviceId !== this.#picked?.id)
      this.#picked = this.#devices.items?.find(({ id }) => id === deviceId)
    const wanted = contractId + deviceSearch.trim()
    if (!contractId || wanted === this.#searched) return
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(this.#devices.restart, this.#searched ? pause : 0)
    this.#searched = wanted
  }

  /** Consent is for one supplier, and a device is of one contract: another contract asks anew. */
  #turnToContract(): void {
    if (this.#contractId === this.form.values.contractId) return
    this.#contractId = this.form.values.contractId
    this.#devices.clear()
    this.#asking = false
    for (const name of ['deviceSearch', 'deviceId', 'sharedWithSupplier'] as const)
      this.form.set(name, '')
  }

  render(submit: (shared?: boolean) => unknown, cancel: () => unknown): unknown {
    const contract = this.#contract
    return form(this.form, {
      submit: this.#files.box?.word ?? msg('Wyślij zgłoszenie'),
      onSubmit: () => submit(),
      content: [
        selectField(this.form, 'contractId', {
          label: msg('Umowa'),
          options: [
            ['', msg('Wybierz umowę')],
            ...(this.contracts ?? []).map(
              ({ id, number, validTo }) =>
                [id, msg(str`${number}, do ${formatDay(validTo)}`)] as const,
            ),
          ],
        }),
        contract?.deviceCount ? this.#renderDevices(contract) : nothing,
        field(this.form, 'subject', {
          label: msg('Temat'),
          hint: msg('W kilku słowach: co się stało'),
          maxlength: 200,
        }),
        areaField(this.form, 'body', {
          label: msg('Opis'),
          hint: msg('Objawy, od kiedy, komunikaty błędów, co już sprawdzono'),
        }),
        this.#files.render(),
        choiceField(this.form, 'severity', {
          label: msg('Pilność'),
          hint: msg('W sprawie krytycznej także zadzwoń.'),
          options: severities.map((severity) => [severity, ...severityWord(severity)] as const),
        }),
      ],
      aside: quietButton(msg('Wróć do listy'), cancel),
      question:
        this.#asking && contract?.supplier
          ? sharingQuestion(this.form, contract.supplier.name, submit, () => this.#ask(false))
          : undefined,
    })
  }

  #renderDevices({ deviceCount }: Contract): unknown {
    const { busy, failure, hasMore, items = [], more, again } = this.#devices
    const picked = this.#picked
    // What was picked stays in its place; a search that leaves it out shows it first.
    const shown = !picked || items.some(({ id }) => id === picked.id) ? items : [picked, ...items]
    return [
      deviceCount > shownDevices
        ? field(this.form, 'deviceSearch', {
            label: msg('Szukaj urządzenia'),
            hint: msg('Numer seryjny, model albo miejsce'),
            type: 'search',
            maxlength: 100,
            optional: msg('nieobowiązkowo'),
            exact: true,
          })
        : nothing,
      failure && failureNotice(failure, again),
      choiceField(this.form, 'deviceId', {
        label: msg('Urządzenie'),
        options: [
          ...shown.map(
            ({ id, serialNumber, vendor, model, location, serviceLevel }) =>
              [
                id,
                serialNumber,
                [`${vendor} ${model}`, location, formatLevel(serviceLevel)]
                  .filter(Boolean)
                  .join(' · '),
              ] as const,
          ),
          [noDevice, msg('Sprawa nie dotyczy jednego urządzenia')],
        ],
      }),
      hasMore ? moreButton(busy, more, msg('Pokaż więcej urządzeń')) : nothing,
    ]
  }
}
