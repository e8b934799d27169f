import type { TicketStatus } from '@hezo/domain'
import { msg } from '@lit/localize'
import { html, type TemplateResult } from 'lit'
import { listChoice, searchBox } from '../support/search-box.ts'
import { statusWord } from '../support/words.ts'

const open = ['new', 'in_progress', 'waiting_for_customer'] as const
const statuses = [...open, 'resolved', 'closed'] as const satisfies readonly TicketStatus[]

type Filter = 'open' | 'all' | TicketStatus
type Sort = 'updated' | 'opened'

/** What a list of tickets is narrowed to, and its order. */
export interface Narrowing {
  readonly search: string
  readonly filter: Filter
  readonly sort: Sort
}

/** What the list shows at first: what somebody still has to do something about. */
export const everyOpenTicket: Narrowing = { search: '', filter: 'open', sort: 'updated' }

/** The same as the API is asked for it. */
export function queryOf({ search, filter, sort }: Narrowing): {
  sort: Sort
  search?: string
  status?: readonly TicketStatus[]
} {
  return {
    sort,
    ...(search && { search }),
    ...(filter !== 'all' && { status: filter === 'open' ? open : [filter] }),
  }
}

/** Search, status and order over a list; `yours` when it has a customer's own tickets only. */
export function ticketFilters(
  { search, filter, sort }: Narrowing,
  narrow: (change: Partial<Narrowing>) => void,
  yours: boolean,
): TemplateResult {
  return html`<div class="hezo-form" role="search">
    ${searchBox(msg('Numer, temat albo numer seryjny'), search, (text) => narrow({ search: text }))}
    <div class="hezo-row">
      ${listChoice<Filter>(
        msg('Status'),
        filter,
        [
          ['open', msg('Otwarte')],
          ['all', msg('Wszystkie')],
          ...statuses.map((status) => [status, statusWord(status, yours)] as const),
        ],
        (chosen) => narrow({ filter: chosen }),
      )}
      ${listChoice<Sort>(
        msg('Kolejność'),
        sort,
        [
          ['updated', msg('Ostatnio zmienione')],
          ['opened', msg('Ostatnio otwarte')],
        ],
        (chosen) => narrow({ sort: chosen }),
      )}
    </div>
  </div>`
}
