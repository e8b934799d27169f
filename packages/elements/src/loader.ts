// The autoloader: fetches the code of a tag when the tag is on the page.
const elements: Record<string, () => Promise<unknown>> = {
  'hezo-register': () => import('./hezo-register.ts'),
  'hezo-sign-in': () => import('./hezo-sign-in.ts'),
  'hezo-activate': () => import('./hezo-activate.ts'),
  'hezo-password-reset': () => import('./hezo-password-reset.ts'),
  'hezo-reset-factor': () => import('./hezo-reset-factor.ts'),
  'hezo-stop-reset': () => import('./hezo-stop-reset.ts'),
  'hezo-contact': () => import('./hezo-contact.ts'),
  'hezo-contracts': () => import('./hezo-contracts.ts'),
  'hezo-tickets': () => import('./hezo-tickets.ts'),
  'hezo-account': () => import('./hezo-account.ts'),
  'hezo-portal': () => import('./hezo-portal.ts'),
}
const load = (node: HTMLElement): void => {
  // One that is isolated makes all of the page so.
  if (node.querySelector(`${Object.keys(elements).join('[isolated],')}[isolated]`)) {
    void import('./hezo-isolated.ts')
    for (const tag in elements) delete elements[tag]
  }
  for (const tag in elements) {
    const found = node.querySelector<HTMLElement>(tag)
    if (found) {
      void elements[tag]?.()
      delete elements[tag]
      // The element asks for its English words once it runs; they may as well set out now.
      if (!/^pl\b/i.test(found.lang || node.lang || navigator.language)) {
        void import('./locales/generated/account/en.ts')
      }
    }
  }
}
const root = document.documentElement
load(root)
new MutationObserver(() => load(root)).observe(root, { childList: true, subtree: true })
