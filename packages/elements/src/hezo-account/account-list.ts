import { html, nothing, type TemplateResult } from 'lit'
import { emptyNotice, failureNotice, moreButton, skeleton } from '../support/notices.ts'
import { PagedList } from '../support/paged-list.ts'
import type { AccountSection } from './account-section.ts'

type Load<Item> = ConstructorParameters<typeof PagedList<Item>>[1]

/** A list of a section: it begins to load with the section. */
export class AccountList<Item> extends PagedList<Item> {
  readonly #host: AccountSection

  constructor(host: AccountSection, load: Load<Item>) {
    super(host, load, '.more')
    this.#host = host
  }

  hostConnected(): void {
    void this.restart()
  }

  /** Takes items off the list that are no more. */
  drop(isGone: (item: Item) => boolean): void {
    this.items = this.items?.filter((item) => !isGone(item))
    this.#host.requestUpdate()
  }

  /** Puts an item in the place of the one that it was. */
  replace(isMeant: (item: Item) => boolean, item: Item): void {
    this.items = this.items?.map((one) => (isMeant(one) ? item : one))
    this.#host.requestUpdate()
  }

  /** The list, or what stands in its place; `items` when they stand in another order than they came. */
  render(
    row: (item: Item) => TemplateResult,
    nothingYet?: readonly [title: string, next: string],
    items: readonly Item[] | undefined = this.items,
  ): unknown {
    const { failure, busy, hasMore, more, again } = this
    if (failure) {
      return [
        this.items && items?.length ? rows(items, row) : nothing,
        failureNotice(failure, again, this.#host.toContact),
      ]
    }
    if (!this.items || !items) return skeleton()
    if (items.length === 0) return nothingYet ? emptyNotice(...nothingYet) : nothing
    return [rows(items, row), hasMore ? moreButton(busy, more) : nothing]
  }
}

function rows<Item>(items: readonly Item[], row: (item: Item) => TemplateResult): TemplateResult {
  return html`<ul class="rows">
    ${items.map(row)}
  </ul>`
}
