// The autoloader: fetches the code of a tag when the tag is on the page.
const elements: Record<string, () => Promise<unknown>> = {
  'hezo-register': () => import('./hezo-register.ts'),
  'hezo-sign-in': () => import('./hezo-sign-in.ts'),
  'hezo-activate': () => import('./hezo-activate.ts'),
  'hezo-contact': () => import('./hezo-contact.ts'),
  'hezo-contracts': () => import('./hezo-contracts.ts'),
  'hezo-tickets': () => import('./hezo-tickets.ts'),
  'hezo-portal': () => import('./hezo-portal.ts'),
}
const load = (node: Element): void => {
  for (const tag in elements) {
    if (node.matches(tag) || node.querySelector(tag)) {
      void elements[tag]?.()
      delete elements[tag]
    }
  }
}
const root = document.documentElement
load(root)
new MutationObserver(() => load(root)).observe(root, { childList: true, subtree: true })
