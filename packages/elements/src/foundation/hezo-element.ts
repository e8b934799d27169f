import { updateWhenLocaleChanges } from '@lit/localize'
import { LitElement, nothing, type PropertyValues } from 'lit'
import { property } from 'lit/decorators.js'
import { type Destination, fire, type HezoEvents, type Passage } from './events.ts'
import type { EmbedNotice } from './embed-notice.ts'
import { adoptFormStyles } from './form-styles.ts'
import { importPart } from './import-part.ts'
import { keepTypingInside } from './keep-typing-inside.ts'
import { LightDom } from './light-dom.ts'
import { chooseLanguage, forgetLanguage, messagesArriving } from './locale.ts'
import { keepReadable } from './palette.ts'
import { renewTranslatedText } from './renew-translated-text.ts'

// Unique on the page, even when several copies of the script are on it.
const ids = Symbol.for('@hezo/elements.ids')
const page = globalThis as unknown as { [ids]?: { count: number } }
const given = (page[ids] ??= { count: 0 })

/**
 * What every element is: attributes `api` and `lang`, the page's language, and two places to render.
 * `render()` fills the shadow root (layout, headings, help); `renderForm()` fills the element itself,
 * so that forms and credential fields stand in the light DOM where password managers look.
 */
export abstract class HezoElement extends LitElement {
  /** Base URL of the API; the origin that the script came from unless given. */
  @property() api = ''

  /** Prefix of the ids that this instance gives to light DOM nodes. */
  readonly uid = `hezo-${++given.count}`

  /** `api` as an absolute origin or URL without the slash at its end. */
  get apiBase(): string {
    return new URL(this.api || '/', this.api ? document.baseURI : import.meta.url).href.replace(
      /\/$/,
      '',
    )
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang']
  }

  constructor() {
    super()
    updateWhenLocaleChanges(this)
    keepReadable(this)
    keepTypingInside(this)
  }

  override connectedCallback(): void {
    chooseLanguage(this, isInside(this) ? '' : this.lang)
    adoptFormStyles(this.getRootNode())
    super.connectedCallback()
    if (!this.#embedNotice) whenIdle(() => void this.#checkPage())
  }

  readonly #lightDom = new LightDom(this)
  #embedNotice: EmbedNotice | undefined

  /** Looks whether the element can work on this page; one that stands in another leaves that to it. */
  async #checkPage(): Promise<void> {
    if (this.#embedNotice || isInside(this)) return
    const { EmbedNotice } = await importPart(() => import('./embed-notice.ts'))
    this.#embedNotice ??= new EmbedNotice(this)
    await this.#embedNotice.check()
  }

  override disconnectedCallback(): void {
    forgetLanguage(this)
    super.disconnectedCallback()
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value)
    if (name === 'lang' && this.isConnected) chooseLanguage(this, isInside(this) ? '' : this.lang)
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const arriving = messagesArriving()
    return arriving ? arriving.then(() => super.scheduleUpdate()) : super.scheduleUpdate()
  }

  protected override shouldUpdate(): boolean {
    // Whoever asks to be apart from the page's scripts must not be given a form among them.
    if (this.hasAttribute('isolated')) throw new TypeError('isolated takes hezo-isolated.js')
    return true
  }

  protected override update(changed: PropertyValues): void {
    super.update(changed)
    this.#lightDom.render(this.renderForm())
    renewTranslatedText(this.renderRoot)
    this.#embedNotice?.render()
  }

  /** The light DOM: give its root `slot="form"` and the class `hezo-form`. */
  protected renderForm(): unknown {
    return nothing
  }

  /** Dispatches an event of ours from this element; false when its default was prevented. */
  fire<Name extends keyof HezoEvents>(name: Name, detail: HezoEvents[Name]): boolean {
    return fire(this, name, detail)
  }

  /**
   * Leads to another part of support: the page does it (by preventing the default of the event), or
   * that part appears here, in place of this element or, for contact and tickets, below it.
   */
  async navigate(to: Destination, further?: Omit<Passage, 'to'>): Promise<void> {
    const passage = { ...further, to }
    if (!this.fire('hezo-navigate', passage)) return
    const { standIn } = await importPart(() => import('./stand-in.ts'))
    standIn(this, passage)
  }

  /** Leads to the contact form. */
  readonly toContact: (() => void) | undefined = () => void this.navigate('contact')

  /** Has screen readers say a sentence. */
  announce(sentence: string): void {
    const status = this.renderRoot.querySelector('[role=status]')
    if (status) status.textContent = sentence
  }

  /** Moves focus to the heading: a new step begins there, and screen readers say it. */
  async focusTitle(options?: FocusOptions): Promise<void> {
    await this.updateComplete
    const title = this.renderRoot.querySelector<HTMLElement>('[part=title]')
    if (!title) return
    title.tabIndex = -1
    title.focus(options)
  }

  /** Moves focus to the heading of a new step, and has screen readers say what it asks for. */
  protected async showStep(lead = ''): Promise<void> {
    await this.focusTitle()
    this.announce(lead)
  }

  /** Moves focus to a light DOM field by name, or to the first one. */
  async focusField(name?: string): Promise<void> {
    await this.updateComplete
    const field = name ? `[name="${name}"]` : 'input, select, textarea, button'
    this.querySelector<HTMLElement>(`.hezo-form ${field}`)?.focus()
  }
}

/** Whether an element stands in another of ours, in its light DOM or its shadow root. */
function isInside(element: Element): boolean {
  let node: Node | null = element
  while (node) {
    node = node instanceof ShadowRoot ? node.host : node.parentNode
    if (node instanceof HezoElement) return true
  }
  return false
}

/** Runs `work` once the page has nothing better to do. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2_000 })
  else setTimeout(work, 500)
}
