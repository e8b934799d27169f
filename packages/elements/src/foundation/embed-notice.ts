import { msg } from '@lit/localize'
import { html, render } from 'lit'
import { diagnose, type EmbedProblem } from './diagnose.ts'
import { adoptFormStyles } from './form-styles.ts'
import type { HezoElement } from './hezo-element.ts'
import { phoneLink, reach } from './reach.ts'

/** Milliseconds until an API that could not be reached is asked again. */
const again = 30_000

/** Tells a visitor, above everything else, why an element cannot work here, and whom to call. */
export class EmbedNotice {
  #problem: EmbedProblem | undefined
  readonly #host: HezoElement
  readonly #place = document.createElement('div')

  constructor(host: HezoElement) {
    this.#host = host
    addEventListener('online', () => void this.check())
  }

  /** Looks for a problem, and shows it or takes it away. */
  async check(): Promise<void> {
    if (!this.#host.isConnected) return
    const before = this.#problem
    this.#problem = await diagnose(this.#host.apiBase, this.#host.renderRoot)
    if (this.#problem === 'unreachable') setTimeout(() => void this.check(), again)
    if (this.#problem !== before) this.#host.requestUpdate()
  }

  /** Renders into the shadow root, before what the element itself renders there. */
  render(): void {
    if (!this.#problem && !this.#place.isConnected) return
    const { renderRoot } = this.#host
    adoptFormStyles(renderRoot)
    if (!this.#place.isConnected) renderRoot.prepend(this.#place)
    render(this.#problem && notice(this.#problem), this.#place)
  }
}

function notice(problem: EmbedProblem): unknown {
  return html`<div class="hezo-form">
    <div class="hezo-failure hezo-embed-notice" role="alert">
      <p>${sentence(problem)}</p>
      <p class="hezo-reach">
        ${msg('Pomożemy telefonicznie lub e-mailem:')} ${phoneLink()} ${reach()}
      </p>
    </div>
  </div>`
}

function sentence(problem: EmbedProblem): string {
  switch (problem) {
    case 'insecure_page':
      return msg('Ta strona nie jest szyfrowana (https), dlatego logowanie tutaj nie zadziała.')
    case 'forms_not_allowed':
      return msg('Ta strona nie pozwala wysyłać stąd formularzy.')
    case 'unreachable':
      return msg('Nie udało się połączyć z myHEZO. Sprawdź internet i odśwież stronę.')
    case 'blocked_by_policy':
    case 'origin_not_allowed':
    case 'not_the_api':
      return msg('Ta strona nie jest jeszcze połączona z myHEZO.')
  }
}
