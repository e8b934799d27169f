import { expect } from 'chai'
import { html } from 'lit'
import { element } from '../define.ts'
import { HezoElement } from '../foundation/hezo-element.ts'
import { clear, until } from '../testing/page.ts'
import { PagedList } from './paged-list.ts'

type Page = { items: readonly string[]; nextCursor: string | null }

/** A list whose pages come when the test says so. */
@element('hezo-test-list')
class TestList extends HezoElement {
  readonly asked: (string | undefined)[] = []
  readonly #answers: ((page: Page | Error) => void)[] = []
  readonly list = new PagedList<string>(
    this,
    (cursor) =>
      new Promise((resolve, reject) => {
        this.asked.push(cursor)
        this.#answers.push((page) => (page instanceof Error ? reject(page) : resolve(page)))
      }),
    'button',
  )

  async answer(page: Page | Error): Promise<void> {
    this.#answers.at(-1)?.(page)
    // What follows from the answer is done before the next task; what the browser sees, later.
    await new Promise((resolve) => setTimeout(resolve))
  }

  protected override render(): unknown {
    return this.list.hasMore && !this.list.failure ? html`<button>…</button>` : this.list.items
  }
}

const first: Page = { items: ['a', 'b'], nextCursor: 'next' }
const last: Page = { items: ['c'], nextCursor: null }

describe('a list that comes page by page', () => {
  let host: TestList
  beforeEach(async () => {
    clear()
    host = document.createElement('hezo-test-list') as TestList
    document.body.append(host)
    void host.list.restart()
  })

  it('loads on by itself while its end is in view, and is whole then', async () => {
    await host.answer(first)
    await until(() => host.asked.length === 2)
    await host.answer(last)
    expect(host.list.items).to.deep.equal(['a', 'b', 'c'])
    expect(host.asked).to.deep.equal([undefined, 'next'])
  })

  it('stays whole when its end is seen once more after the last page', async () => {
    await host.answer(first)
    await until(() => host.asked.length === 2)
    await host.answer(last)
    // The browser tells late what was in view: by then the last page may be there.
    host.list.more()
    expect(host.list.busy).to.equal(false)
    expect(host.asked).to.have.lengthOf(2)
    expect(host.list.items).to.deep.equal(['a', 'b', 'c'])
  })

  it('asks again for the page that failed, and puts it where it belongs', async () => {
    await host.answer(first)
    await until(() => host.asked.length === 2)
    await host.answer(new Error('no network'))
    expect(host.list.items).to.deep.equal(['a', 'b'])
    void host.list.again()
    await host.answer(last)
    expect(host.list.items).to.deep.equal(['a', 'b', 'c'])
  })

  it('asks again for a first page that failed, not for the next one of what is still shown', async () => {
    await host.answer(first)
    await until(() => host.asked.length === 2)
    void host.list.restart()
    await host.answer(new Error('no network'))
    void host.list.again()
    await host.answer({ items: ['other'], nextCursor: null })
    expect(host.asked).to.deep.equal([undefined, 'next', undefined, undefined])
    expect(host.list.items).to.deep.equal(['other'])
  })
})
