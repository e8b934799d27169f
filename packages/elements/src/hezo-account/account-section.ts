import { html, nothing, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { FormController } from '../foundation/form-controller.ts'
import { adoptFormStyles } from '../foundation/form-styles.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { type Failure, failureOf } from '../foundation/sentences.ts'
import { tokens } from '../foundation/tokens.ts'
import { failureNotice } from '../support/notices.ts'
import { supportStyles } from '../support/support-styles.ts'
import type { Account } from './account-work.ts'
import { sectionStyles } from './section-styles.ts'
import { StepUp } from './step-up.ts'

/** What a section looks like: its heading (none where the page has it), and what stands under it. */
export interface SectionLook {
  readonly title?: string
  readonly lead?: unknown
  readonly content?: unknown
}

/**
 * One section of the account. One thing at a time is open in it: a form in the light DOM, or a question
 * before something is done; the code of the second factor is asked for in the same place.
 */
export abstract class AccountSection extends HezoElement {
  static override styles = [tokens, supportStyles, sectionStyles]

  /** The calls and the person. */
  @property({ attribute: false }) account!: Account

  /** What is open. */
  @state() protected open = ''
  @state() protected busy = false
  /** What failed when a button was pressed; forms say themselves what failed in them. */
  @state() protected trouble: Failure | undefined

  /** What was done last, said beside the buttons until something else is. */
  @state() protected said = ''

  protected readonly stepUp = new StepUp(this)

  #again: () => unknown = () => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    adoptFormStyles(this.renderRoot)
  }

  override disconnectedCallback(): void {
    this.stepUp.cancel()
    super.disconnectedCallback()
  }

  /** Opens a form or a question, and leads there. */
  protected async show(name: string): Promise<void> {
    this.open = name
    this.said = ''
    this.trouble = undefined
    await this.leadInside()
  }

  /** Moves focus into what is open, unless it is somewhere already. */
  async leadInside(): Promise<void> {
    await this.updateComplete
    const active = document.activeElement
    if (active instanceof HTMLInputElement && active.closest('.hezo-form')) return
    const inside = this.querySelector<HTMLElement>(
      '.hezo-form :is(input:not([hidden]), select, textarea)',
    )
    ;(inside ?? this.renderRoot.querySelector<HTMLElement>('.opened button'))?.focus()
  }

  /** Closes what is open; reading goes on at the button that opened it, or at the heading. */
  protected async close(): Promise<void> {
    const opener = this.open
    this.open = ''
    this.trouble = undefined
    await this.updateComplete
    const button = this.renderRoot.querySelector<HTMLElement>(`[data-opens="${opener}"]`)
    if (button) button.focus()
    else void this.focusHeading()
  }

  /** Says what was done, to everybody. */
  protected say(sentence: string): void {
    this.said = sentence
    this.announce(sentence)
  }

  /** Moves focus to the heading: what had it is gone. */
  protected async focusHeading(): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('[tabindex="-1"]')?.focus()
  }

  /** Does something at the press of a button, once; true when it was done. */
  protected async act(call: () => Promise<unknown>, withRecoveryCode = true): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.said = ''
    this.trouble = undefined
    let done = false
    try {
      done = await this.stepUp.run(call, withRecoveryCode)
    } catch (error) {
      this.trouble = failureOf(error)
    }
    this.busy = false
    if (!done && this.open) void this.leadInside()
    return done
  }

  /** The same, where nothing is asked before: what has to be asked or said stands under `name`. */
  protected async actAt(name: string, call: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false
    this.open = name
    const done = await this.act(call)
    if (done || !this.trouble) await this.close()
    return done
  }

  /** Sends a form, after a fresh proof of the second factor where it needs one; true when done. */
  protected async send<Name extends string>(
    form: FormController<Name>,
    names: readonly Name[],
    call: () => Promise<unknown>,
  ): Promise<boolean> {
    let done = false
    await form.submit(names, async () => {
      done = await this.stepUp.run(call)
    })
    if (!done) void this.leadInside()
    return done
  }

  protected override renderForm(): unknown {
    if (!this.account) return nothing
    return this.stepUp.asking ? this.stepUp.render() : this.renderInside()
  }

  /** The light DOM: the form that is open. */
  protected renderInside(): unknown {
    return nothing
  }

  /** The frame of a section. */
  protected frame({ title, lead, content }: SectionLook): TemplateResult {
    return html`<section>
      ${title ? html`<h3 tabindex="-1">${title}</h3>` : nothing}
      ${lead ? html`<p class="lead" tabindex=${title ? nothing : '-1'}>${lead}</p>` : nothing}
      ${content}
      <div class="unseen" role="status"></div>
    </section>`
  }

  /** The place of what is open under `name`: the question, what failed, and the form. */
  protected opened(name: string, question: unknown = nothing): unknown {
    if (this.open !== name) return nothing
    return html`<div class="opened">
      ${this.stepUp.asking ? nothing : question}
      ${this.trouble ? failureNotice(this.trouble, () => this.#again(), this.toContact) : nothing}
      <slot name="form"></slot>
    </div>`
  }

  /** Buttons side by side, and what was done last. */
  protected row(...buttons: readonly unknown[]): TemplateResult {
    return html`<div class="hezo-form">
      <div class="hezo-actions">
        ${buttons} ${this.said ? html`<span class="said">${this.said}</span>` : nothing}
      </div>
    </div>`
  }

  /** A question before something is done that cannot be undone, or that others will notice. */
  protected question(sentence: unknown, yes: string, act: () => unknown, no: string): unknown {
    return html`<div class="notice" role="group" aria-label=${yes}>
      <p>${sentence}</p>
      <div class="hezo-form">
        <div class="hezo-actions">
          ${this.button(yes, act, 'hezo-primary')} ${this.button(no, () => this.close())}
        </div>
      </div>
    </div>`
  }

  /** Does what a control is for; when it fails, "try again" does it once more. */
  protected press(act: () => unknown): void {
    this.#again = act
    act()
  }

  /** A button that does something at once. */
  protected button(
    word: string,
    act: () => unknown,
    look = '',
    { name, opens }: { readonly name?: string; readonly opens?: string } = {},
  ): TemplateResult {
    return html`<button
      class=${look}
      type="button"
      aria-label=${name ?? nothing}
      data-opens=${opens ?? nothing}
      aria-disabled=${this.busy ? 'true' : nothing}
      @click=${() => this.press(act)}
    >
      ${word}
    </button>`
  }

  /** A button that opens a form or a question. */
  protected opener(opens: string, word: string, look = '', name?: string): TemplateResult {
    return this.button(word, () => this.show(opens), look, { opens, ...(name && { name }) })
  }
}
