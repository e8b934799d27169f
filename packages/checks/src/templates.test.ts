// Prevents: an element that a page with a strict policy refuses, or that runs what a person typed.
import { expect, it } from 'vitest'
import { modulesOf } from './modules.ts'
import { unsafeTemplates } from './templates.ts'
import { readTree } from './tree.ts'

it('no template needs more than the page allows, and no text becomes code', () => {
  expect(unsafeTemplates(modulesOf(readTree()))).toEqual([])
})

it.each([
  ['html`<p style="color: red"></p>`', 1],
  ['html`<p style=${x}></p>`', 1],
  ['box.innerHTML = text', 1],
  ['unsafeHTML(text)', 1],
  ['new Function(text)', 1],
  ['html`<button onclick="go()"></button>`', 1],
  ['html`<button @click=${go}></button>`', 0],
  ['sheet.replaceSync(text)', 0],
  ['// no style= here', 0],
  ['html`<form @submit=${send}></form>`', 1],
  ['html`<form action="/x" method="dialog"></form>`', 1],
  ['html`<form method="get"></form>`', 1],
  ['html`<form\n  method="dialog"\n  @submit=${send}></form>`', 0],
  ["const form = document.createElement('form')\nform.id = 'a'", 1],
  ["const form = document.createElement('form')\nform.method = 'dialog'", 0],
  ['html`<button formaction="/x"></button>`', 1],
])('the template %j gives %i findings', (text, findings) => {
  const modules = modulesOf([{ path: 'packages/elements/src/hezo-a/hezo-a.ts', text }])
  expect(unsafeTemplates(modules)).toHaveLength(findings)
})
