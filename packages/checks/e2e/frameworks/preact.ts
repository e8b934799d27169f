import { h, hydrate, render, type VNode } from 'preact'
import { useState } from 'preact/hooks'

export function App(): VNode {
  const [count, setCount] = useState(0)
  return h(
    'main',
    null,
    h('button', { id: 'again', onClick: () => setCount(count + 1) }, `Rendered ${count}`),
    h('hezo-sign-in', { dangerouslySetInnerHTML: { __html: '' } }),
  )
}

if (typeof document !== 'undefined') {
  const root = document.querySelector('#app') as Element
  Object.assign(globalThis, { hydrate: () => hydrate(h(App, null), root) })
  if (!root.firstElementChild) render(h(App, null), root)
}
