import { hydrate, mount } from 'svelte'
import App from './App.svelte'

const target = document.querySelector('#app')
globalThis.hydrate = () => hydrate(App, { target })
if (!target.firstElementChild) mount(App, { target })
