import { render } from 'svelte/server'
import App from './App.svelte'

/** The page as a server renders it. */
export const html = render(App).body
