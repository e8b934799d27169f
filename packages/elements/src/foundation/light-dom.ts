import { render } from 'lit'
import type { HezoElement } from './hezo-element.ts'
import { renewTranslatedText } from './renew-translated-text.ts'

/**
 * What an element renders into itself, where password managers look, beside children of the page's own. Its
 * roots have `slot="form"`. A copy of the element (a clone, a restored snapshot, `innerHTML +=`) brings such
 * roots along without their listeners: they go before the first rendering. When the page removes ours
 * (hydration, morphing), it is rendered again, with what was typed.
 */
export class LightDom {
  readonly #host: HezoElement
  readonly #removals = new MutationObserver(() => this.#restore())
  /** Lit renders before it; another one begins anew. */
  #end: Comment | undefined
  #roots: readonly Element[] = []

  constructor(host: HezoElement) {
    this.#host = host
  }

  render(content: unknown): void {
    const host = this.#host
    try {
      render(content, host, { host, renderBefore: (this.#end ??= this.#begin()) })
    } catch (error) {
      // The page took nodes from the middle of the form: a new one takes its place.
      if (this.#roots.length === 0) throw error
      render(content, host, { host, renderBefore: (this.#end = this.#begin()) })
    }
    this.#roots = rootsOf(host)
    renewTranslatedText(host)
  }

  #begin(): Comment {
    const host = this.#host
    this.#end?.remove()
    for (const leftover of rootsOf(host)) leftover.remove()
    const end = document.createComment('')
    host.append(end)
    this.#removals.observe(host, { childList: true })
    return end
  }

  #restore(): void {
    const host = this.#host
    const isWhole =
      this.#end?.parentNode === host && this.#roots.every((root) => host.contains(root))
    if (isWhole) return
    this.#end?.remove()
    this.#end = undefined
    host.requestUpdate()
  }
}

function rootsOf(host: Element): Element[] {
  return Array.from(host.children).filter((child) => child.slot === 'form')
}
