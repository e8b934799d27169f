import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { adoptFormStyles } from '../foundation/form-styles.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { importPart } from '../foundation/import-part.ts'
import { addMessages } from '../foundation/locale.ts'
import { type Failure, failureOf, loadSentences, sentencesLoaded } from '../foundation/sentences.ts'
import { retrying } from '../foundation/retrying.ts'
import { SessionController } from '../foundation/session-controller.ts'
import { failureNotice, sessionLostNotice } from './notices.ts'
import type { Support } from './support-work.ts'

addMessages(() => import('../locales/generated/support/en.ts'))

/**
 * An element that shows what belongs to a person. Without a session it shows sign-in, in its own
 * light DOM, and goes on where it was once there is one.
 */
export abstract class SupportElement extends HezoElement {
  /** Without the help line: for a page that has its own. */
  @property({ type: Boolean }) plain = false

  @state() protected support: Support | undefined
  /** Says that an owner has yet to let the person in. */
  @state() protected waiting: (() => TemplateResult) | undefined
  /** Why there is nothing to show, as opposed to what failed later. */
  @state() protected failure: Failure | undefined

  /** Whether the element shows what is the person's own, and not the company's. */
  protected readonly isOwn: boolean = false

  #lost = false

  protected readonly session = new SessionController(this, (signedIn, change) => {
    this.#lost = change === 'lost'
    const hadFocus = this.matches(':focus-within')
    if (signedIn) void this.enter()
    else this.#leave()
    if (hadFocus) void this.#focusAfter(signedIn)
  })

  /** Opens the support of whoever is signed in; also for a "try again" button. */
  protected readonly enter = async (): Promise<void> => {
    this.failure = undefined
    this.waiting = undefined
    try {
      const { openSupport } = await retrying(() => importPart(() => import('./support-work.ts')))
      const support = await openSupport(this.apiBase)
      if (!support.me.isApproved) {
        const { waitingView } = await importPart(() => import('../waiting/waiting-view.ts'))
        this.waiting = () => waitingView(this, support, this.enter, this.isOwn)
        if (!this.isOwn) return
      }
      this.support = support
      this.entered(support)
    } catch (error) {
      // A session that has ended shows sign-in instead.
      if (this.session.signedIn) this.failure = failureOf(error)
    }
  }

  /** What had the focus is gone: reading goes on at the heading of what has taken its place. */
  async #focusAfter(signedIn: boolean): Promise<void> {
    await this.updateComplete
    if (signedIn) return this.focusTitle()
    await customElements.whenDefined('hezo-sign-in')
    // Left meanwhile, it has no sign-in that is alive.
    if (this.isConnected) await this.querySelector('hezo-sign-in')?.focusTitle()
  }

  #leave(): void {
    this.support = undefined
    this.waiting = undefined
    void this.#askToSignIn()
    this.left()
  }

  readonly #askToSignIn = async (): Promise<void> => {
    this.failure = undefined
    try {
      await retrying(() => importPart(() => import('../hezo-sign-in.ts')))
    } catch (error) {
      this.failure = failureOf(error)
    }
  }

  /** Somebody is signed in: load what the element shows. */
  protected abstract entered(support: Support): void

  /** Nobody is signed in any more: forget what was shown. */
  protected abstract left(): void

  override connectedCallback(): void {
    super.connectedCallback()
    // Search fields and buttons of the shadow root look like those of the forms.
    adoptFormStyles(this.renderRoot)
    if (!this.session.signedIn) void this.#askToSignIn()
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.support && !sentencesLoaded()) void loadSentences().then(() => this.requestUpdate())
  }

  protected override renderForm(): unknown {
    return this.session.signedIn
      ? this.renderInside()
      : html`<hezo-sign-in
          slot="form"
          api=${this.api || nothing}
          lang=${this.lang || nothing}
        ></hezo-sign-in>`
  }

  /** The light DOM of a signed-in person. */
  protected renderInside(): unknown {
    return nothing
  }

  protected override render(): unknown {
    return this.session.signedIn
      ? this.waiting && !this.isOwn
        ? this.waiting()
        : this.renderSupport()
      : [
          this.#lost ? sessionLostNotice() : nothing,
          this.failure ? failureNotice(this.failure, this.#askToSignIn, this.toContact) : nothing,
          html`<slot name="form"></slot><slot name="end"></slot>`,
        ]
  }

  /** The shadow root of a signed-in person. */
  protected abstract renderSupport(): unknown
}
