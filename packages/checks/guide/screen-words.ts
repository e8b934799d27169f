import type { Locator } from 'playwright-core'

/** The texts of a screen that the guide's sentences speak of: headings, labels, buttons, links. */
export async function screenWords(element: Locator): Promise<string[]> {
  const words = await element.evaluate((root) => {
    const found: string[] = []
    const visit = (node: Element | ShadowRoot): void => {
      if (node instanceof Element) {
        if (node.checkVisibility && !node.checkVisibility()) return
        if (node.matches('h1, h2, h3, label, legend, button, a')) {
          found.push((node as HTMLElement).innerText)
        }
        if (node.shadowRoot) visit(node.shadowRoot)
      }
      for (const child of node.children) visit(child)
    }
    visit(root)
    return found
  })
  // A count-down is another one each time.
  const plain = words.map((text) => text.replace(/\s+/g, ' ').replace(/ \(\d+ s\)$/, ''))
  return [...new Set(plain.map((text) => text.trim()).filter((text) => text !== ''))]
}
