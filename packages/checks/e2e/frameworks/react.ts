import { createElement as h, type ReactElement, StrictMode, useState } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'

interface Props {
  /** Without the recipe. */
  readonly plain?: boolean
}

/** The element as the recipe has it: React leaves alone what stands inside. */
function SignIn(): ReactElement {
  return h('hezo-sign-in', {
    suppressHydrationWarning: true,
    dangerouslySetInnerHTML: { __html: '' },
  })
}

export function App({ plain = false }: Props): ReactElement {
  const [count, setCount] = useState(0)
  return h(
    'main',
    null,
    h('button', { id: 'again', onClick: () => setCount(count + 1) }, `Rendered ${count}`),
    plain ? h('hezo-sign-in') : h(SignIn),
  )
}

const inStrictMode = (props: Props = {}): ReactElement => h(StrictMode, null, h(App, props))

if (typeof document !== 'undefined') {
  const root = document.querySelector('#app') as Element
  Object.assign(globalThis, { hydrate: (props: Props) => hydrateRoot(root, inStrictMode(props)) })
  if (!root.firstElementChild) createRoot(root).render(inStrictMode())
}
