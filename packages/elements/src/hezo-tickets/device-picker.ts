import type { Device } from '@hezo/api'
import { msg, str } from '@lit/localize'
import { html, nothing, type TemplateResult } from 'lit'
import type { HezoElement } from '../foundation/hezo-element.ts'
import { type Failure, failureOf, failureSentence } from '../foundation/sentences.ts'
import { serviceLevelWord } from '../support/words.ts'

type Find = (search: string) => Promise<{
  readonly items: readonly Device[]
  readonly nextCursor: string | null
}>

const pause = 250

/**
 * A search field with its results under it (the combobox of the ARIA practices): for contracts with
 * two devices and with two thousand.
 */
export class DevicePicker {
  readonly #host: HezoElement
  readonly #find: Find
  readonly #pick: (device: Device) => void
  #text = ''
  #open = false
  #active = -1
  #devices: readonly Device[] = []
  #hasMore = false
  #failure: Failure | undefined
  #run = 0
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(host: HezoElement, find: Find, pick: (device: Device) => void) {
    this.#host = host
    this.#find = find
    this.#pick = pick
  }

  get id(): string {
    return `${this.#host.uid}-deviceId`
  }

  clear(): void {
    this.#text = ''
    this.#close()
  }

  readonly #search = async (): Promise<void> => {
    const run = ++this.#run
    this.#failure = undefined
    try {
      const { items, nextCursor } = await this.#find(this.#text.trim())
      if (run !== this.#run) return
      this.#devices = items
      this.#hasMore = nextCursor !== null
      this.#active = this.#text.trim() && items.length > 0 ? 0 : -1
      this.#host.announce(items.length === 0 ? this.#nothing : msg(str`Wyniki: ${items.length}`))
    } catch (error) {
      if (run !== this.#run) return
      this.#failure = failureOf(error)
    }
    this.#open = true
    this.#host.requestUpdate()
  }

  get #nothing(): string {
    return msg('Ta umowa nie ma takiego urządzenia. Sprawdź numer albo wybierz inną umowę.')
  }

  #close(): void {
    this.#run++
    clearTimeout(this.#waiting)
    this.#open = false
    this.#active = -1
    this.#host.requestUpdate()
  }

  #choose(device: Device): void {
    this.clear()
    this.#pick(device)
  }

  readonly #handleInput = (event: Event): void => {
    // What is typed here is a search, not a field of the form.
    event.stopPropagation()
    this.#text = (event.target as HTMLInputElement).value
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(this.#search, pause)
  }

  readonly #handleFocus = (): void => {
    if (!this.#open) void this.#search()
  }

  readonly #handleBlur = (): void => this.#close()

  readonly #handleKey = (event: KeyboardEvent): void => {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (!this.#open) {
        void this.#search()
        return
      }
      const { length } = this.#devices
      if (length === 0) return
      const step = key === 'ArrowDown' ? 1 : -1
      this.#active = (Math.max(this.#active, step > 0 ? -1 : 0) + step + length) % length
      this.#host.requestUpdate()
      void this.#host.updateComplete.then(() =>
        this.#host
          .querySelector(`#${this.id}-${this.#active}`)
          ?.scrollIntoView({ block: 'nearest' }),
      )
    } else if (key === 'Enter') {
      // Enter in this field never sends the form.
      event.preventDefault()
      const device = this.#open ? this.#devices[this.#active] : undefined
      if (device) this.#choose(device)
      else void this.#search()
    } else if (key === 'Escape' && this.#open) {
      event.preventDefault()
      this.#close()
    }
  }

  render(described: string): TemplateResult {
    return html`<div class="hezo-picker">
      <input
        id=${this.id}
        class="hezo-exact"
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded=${this.#open ? 'true' : 'false'}
        aria-controls="${this.id}-list"
        aria-activedescendant=${this.#active < 0 ? nothing : `${this.id}-${this.#active}`}
        aria-describedby=${described}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        maxlength="100"
        .value=${this.#text}
        @input=${this.#handleInput}
        @change=${(event: Event) => event.stopPropagation()}
        @focus=${this.#handleFocus}
        @click=${this.#handleFocus}
        @blur=${this.#handleBlur}
        @keydown=${this.#handleKey}
      />
      <ul
        id="${this.id}-list"
        class="hezo-options"
        role="listbox"
        aria-label=${msg('Urządzenia')}
        ?hidden=${!this.#open || this.#devices.length === 0}
        @pointerdown=${(event: Event) => event.preventDefault()}
      >
        ${this.#devices.map((device, index) => this.#renderOption(device, index))}
      </ul>
      ${this.#renderEnd()}
    </div>`
  }

  #renderOption(device: Device, index: number): TemplateResult {
    return html`<li
      id="${this.id}-${index}"
      class="hezo-option"
      role="option"
      aria-selected=${index === this.#active ? 'true' : 'false'}
      @click=${() => this.#choose(device)}
    >
      ${deviceLines(device)}
    </li>`
  }

  #renderEnd(): unknown {
    if (!this.#open) return nothing
    const sentence = this.#failure
      ? failureSentence(this.#failure)
      : this.#devices.length === 0
        ? this.#nothing
        : this.#hasMore && msg('To nie wszystkie. Wpisz więcej znaków numeru lub modelu.')
    return sentence ? html`<p class="hezo-help">${sentence}</p>` : nothing
  }
}

/** A device in two lines: its serial number, and what and where it is. */
export function deviceLines(device: Device): TemplateResult {
  const { serialNumber, vendor, model, location, serviceLevel } = device
  const rest = [`${vendor} ${model}`, location, serviceLevelWord(serviceLevel)].filter(Boolean)
  return html`<span class="hezo-exact">${serialNumber}</span><small>${rest.join(' · ')}</small>`
}
