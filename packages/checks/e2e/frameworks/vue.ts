import { createApp, createSSRApp, defineComponent, h, ref } from 'vue'

export const App = defineComponent({
  setup() {
    const count = ref(0)
    return () =>
      h('main', [
        h('button', { id: 'again', onClick: () => (count.value += 1) }, `Rendered ${count.value}`),
        h('hezo-sign-in', { 'data-allow-mismatch': 'children' }),
      ])
  },
})

if (typeof document !== 'undefined') {
  const root = document.querySelector('#app') as Element
  Object.assign(globalThis, { hydrate: () => void createSSRApp(App).mount(root) })
  if (!root.firstElementChild) createApp(App).mount(root)
}
