import { html, nothing, type TemplateResult } from 'lit'
import type { Support } from '../support/support-work.ts'
import './hezo-waiting.ts'
import type { WaitingHost } from './hezo-waiting.ts'

/**
 * What stands in `host` for a person whom no owner of the company has let in yet.
 *
 * @param onApproved goes on to what the person may see from then on
 * @param brief the state of things alone
 */
export function waitingView(
  host: WaitingHost,
  support: Support,
  onApproved: () => unknown,
  brief: boolean,
): TemplateResult {
  return html`<hezo-waiting
    api=${host.api || nothing}
    lang=${host.lang || nothing}
    ?brief=${brief}
    .host=${host}
    .support=${support}
    .onApproved=${onApproved}
  ></hezo-waiting>`
}
