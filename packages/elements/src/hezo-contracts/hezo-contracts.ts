import type { Contract, Device } from '@hezo/api'
import type { ContractState } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { element } from '../define.ts'
import { importPart } from '../foundation/import-part.ts'
import { shell, shellStyles } from '../foundation/shell.ts'
import { tokens } from '../foundation/tokens.ts'
import { formatDay } from '../support/formats.ts'
import { markStyles } from '../support/marks.ts'
import { emptyNotice, failureNotice, moreButton, skeleton } from '../support/notices.ts'
import { PagedList } from '../support/paged-list.ts'
import { listChoice, searchBox } from '../support/search-box.ts'
import { SupportElement } from '../support/support-element.ts'
import { supportStyles } from '../support/support-styles.ts'
import { contractStateMark, contractStateWord, devicesWord } from './contract-words.ts'
import { deviceTable, deviceTableStyles } from './device-table.ts'
import { contractsStyles } from './hezo-contracts.styles.ts'

/** Contracts that a search has found are shown open when they are no more than this. */
const openedBySearch = 3

/**
 * All contracts of the signed-in person's company, ended ones too, and the devices they cover.
 *
 * @fires hezo-navigate - The person asked for a new ticket (`detail.newTicket`) or for contact.
 * @slot end - Anything of yours, under the sign-in.
 * @csspart frame - The box around everything.
 * @csspart title - The heading.
 */
@element('hezo-contracts')
export class HezoContracts extends SupportElement {
  static override styles = [
    tokens,
    shellStyles,
    supportStyles,
    markStyles,
    deviceTableStyles,
    contractsStyles,
  ]

  @state() private search = ''
  /** The number that is searched for when it was typed in the old notation. */
  @state() private meant: string | undefined
  @state() private standing: ContractState | '' = ''

  /** The devices of each contract that was opened, as the search found them. */
  readonly #devices = new Map<string, PagedList<Device>>()

  readonly #contracts: PagedList<Contract> = new PagedList(
    this,
    async (cursor) => {
      const { client } = this.#opened
      const { withoutOldNotation } = await importPart(() => import('./old-notation.ts'))
      this.meant = withoutOldNotation(this.search)
      const page = await client.contracts.list({
        ...(this.search && { search: this.search }),
        ...(this.standing && { state: this.standing }),
        cursor,
      })
      if (cursor === undefined) this.#found(page.items)
      return page
    },
    '.more',
  )

  get #opened(): NonNullable<typeof this.support> {
    if (!this.support) throw new TypeError('nobody is signed in')
    return this.support
  }

  protected override entered(): void {
    void this.#contracts.restart()
  }

  protected override left(): void {
    this.#contracts.clear()
    this.#found([])
  }

  /** Shows a new result: closed, but for the few contracts that a search has found. */
  #found(contracts: readonly Contract[]): void {
    for (const devices of this.#devices.values()) this.removeController(devices)
    this.#devices.clear()
    if (this.search && contracts.length <= openedBySearch) contracts.forEach(this.#open)
  }

  readonly #open = ({ id }: Contract): void => {
    const { search } = this
    const { listDevices } = this.#opened.client.contracts
    const devices: PagedList<Device> = new PagedList(this, async (cursor) => {
      const wanted = { contractId: id, limit: 50, cursor }
      const page = await listDevices({ ...wanted, ...(search && { search }) })
      // The search meant the contract, not a device of it.
      return search && !cursor && page.items.length === 0 ? listDevices(wanted) : page
    })
    this.#devices.set(id, devices)
    void devices.restart()
  }

  #toggle(contract: Contract): void {
    const devices = this.#devices.get(contract.id)
    if (!devices) this.#open(contract)
    else {
      this.removeController(devices)
      this.#devices.delete(contract.id)
    }
    this.requestUpdate()
  }

  readonly #handleSearch = (text: string): void => {
    if (text.trim() === this.search) return
    this.search = text.trim()
    void this.#contracts.restart()
  }

  readonly #handleStanding = (standing: ContractState | ''): void => {
    this.standing = standing
    void this.#contracts.restart()
  }

  #openTicket(contract: Contract, device?: Device): void {
    void this.navigate('tickets', { newTicket: { contractId: contract.id, device } })
  }

  protected override renderSupport(): unknown {
    return shell({
      title: msg('Umowy'),
      helpless: this.plain,
      onContact: this.toContact,
      before: this.failure
        ? failureNotice(this.failure, this.enter, this.toContact)
        : [this.#renderFind(), this.#renderList()],
    })
  }

  #renderFind(): TemplateResult {
    return html`<div class="hezo-form" role="search">
      <div class="hezo-row">
        ${searchBox(msg('Numer seryjny, model, miejsce albo numer umowy'), this.search, this.#handleSearch)}
        ${listChoice<ContractState | ''>(
          msg('Stan umowy'),
          this.standing,
          [
            ['', msg('Wszystkie')],
            ...(['valid', 'not_started', 'ended'] as const).map(
              (known) => [known, contractStateWord(known)] as const,
            ),
          ],
          this.#handleStanding,
        )}
      </div>
      ${
        this.meant
          ? html`<p class="hezo-help">
              ${msg(str`Od 19 czerwca 2024 numery seryjne są bez „(H)”. Szukamy numeru ${this.meant}.`)}
            </p>`
          : nothing
      }
    </div>`
  }

  #renderList(): unknown {
    const { items, failure, busy, hasMore, more, again } = this.#contracts
    if (failure) {
      return [items && this.#renderContracts(items), failureNotice(failure, again, this.toContact)]
    }
    if (!items) return skeleton()
    if (items.length > 0) {
      return [this.#renderContracts(items), hasMore ? moreButton(busy, more) : nothing]
    }
    return this.search || this.standing
      ? emptyNotice(
          msg('Nic nie pasuje'),
          msg(
            'Sprawdź numer albo szukaj po modelu lub miejscu. Szukamy we wszystkich umowach firmy.',
          ),
        )
      : emptyNotice(
          msg('Nie ma tu jeszcze umów'),
          msg('Nowe umowy pojawiają się tu same. Jeśli brakuje Twojej, zadzwoń do nas.'),
        )
  }

  #renderContracts(contracts: readonly Contract[]): TemplateResult {
    return html`<ul class="contracts">
      ${contracts.map((contract) => this.#renderContract(contract))}
    </ul>`
  }

  #renderContract(contract: Contract): TemplateResult {
    const { id, number, state: standing, company, supplier, deviceCount } = contract
    const devices = this.#devices.get(id)
    const panel = `devices-${id}`
    const isStaff = this.support?.me.role === 'staff'
    return html`<li>
      <h3>
        <button
          type="button"
          aria-expanded=${devices ? 'true' : 'false'}
          aria-controls=${panel}
          @click=${() => this.#toggle(contract)}
        >
          <span class="exact">${number}</span>
        </button>
      </h3>
      ${contractStateMark(standing)}
      <span class="exact">${formatDay(contract.validFrom)} – ${formatDay(contract.validTo)}</span>
      <small>
        ${isStaff ? html`${company.name}<br />` : nothing}
        ${supplier ? msg(str`Dostawca: ${supplier.name}`) : msg('Bez dostawcy')}
      </small>
      <span class="exact count">${devicesWord(deviceCount)}</span>
      <div id=${panel} class="devices" ?hidden=${!devices}>
        ${devices ? this.#renderDevices(contract, devices, isStaff) : nothing}
      </div>
    </li>`
  }

  #renderDevices(contract: Contract, devices: PagedList<Device>, isStaff: boolean): unknown {
    const canOpen = contract.state === 'valid' && !isStaff
    const open = (device?: Device): void => this.#openTicket(contract, device)
    return [
      contract.deviceCount === 0
        ? html`<p>${msg('Ta umowa nie obejmuje urządzeń.')}</p>`
        : deviceTable(contract, devices, canOpen ? open : undefined),
      contract.state === 'ended'
        ? html`<p>
            ${msg('Umowa się zakończyła, więc nowych zgłoszeń na nią nie ma. Zadzwoń, jeśli ją przedłużasz.')}
          </p>`
        : nothing,
    ]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hezo-contracts': HezoContracts
  }
}
