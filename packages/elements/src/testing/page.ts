import type * as Axe from 'axe-core'
import 'axe-core'
import { expect } from 'chai'
import type { HezoElement } from '../foundation/hezo-element.ts'

// The package is a script that leaves its name on the window.
const { axe } = globalThis as unknown as { axe: typeof Axe }

// Files of tests run beside each other in one browser: each has APIs, and so sessions, of its own.
const own = `${location.origin}/${crypto.randomUUID()}`
let apis = 0

/**
 * Puts an element on a page of its own and waits for its first form. Each has an API of its own, and
 * with it a session, unless the test names one.
 */
export async function show<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const main = document.createElement('main')
  const element = document.createElement(tag)
  const all = { lang: 'pl', api: ownApi(), ...attributes }
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value)
  main.append(element)
  document.body.append(main)
  await settled(element)
  return element
}

/** The address of an API that no other test has. */
export function ownApi(): string {
  return `${own}-${++apis}`
}

/** The names under which the browser keeps sessions of this page's APIs. */
export function keptSessions(): string[] {
  return Object.keys(localStorage).filter((name) => name.includes(own))
}

/** Waits until just these are kept: the page is told of a change before the store has written it. */
export async function untilKept(...names: string[]): Promise<void> {
  await until(() => String(keptSessions()) === String(names))
}

/** Takes everything away that a test left: elements, drafts, sessions. */
export function clear(): void {
  document.body.replaceChildren()
  sessionStorage.clear()
  for (const name of keptSessions()) localStorage.removeItem(name)
}

/** Waits until the element has rendered what it knows. */
export async function settled(element: Element): Promise<void> {
  if ('updateComplete' in element) while (!(await (element as HezoElement).updateComplete));
}

/** Waits for something to become true; fails after five seconds. */
export async function until<T>(find: () => T | null | undefined | false): Promise<T> {
  const end = performance.now() + 5000
  for (;;) {
    const found = find()
    if (found) return found
    if (performance.now() > end) throw new Error(`Never came: ${String(find)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The text of what has focus, in whichever shadow root it stands. */
export function focused(): string {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active?.textContent.trim() ?? ''
}

/** A field of a form on the page, found as a password manager finds it. */
export function input(name: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`[name="${name}"]`)
  if (!found) throw new Error(`No field ${name} in the document`)
  return found
}

/** Types into a field, and leaves it. */
export function type(name: string, text: string): void {
  const field = input(name)
  field.focus()
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.blur()
}

/** A button of a form in the document by what it is called. */
export function formButton(name: string): HTMLButtonElement {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('.hezo-form button')]
  const found = buttons.find(({ textContent }) => textContent.trim() === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

/** Presses the button of the form. */
export function press(): void {
  document.querySelector<HTMLButtonElement>('.hezo-primary')?.click()
}

/** What stands under a field: its hint or its error. */
export function help(name: string): string {
  const id = input(name).getAttribute('aria-describedby') ?? ''
  return document.getElementById(id)?.textContent.trim() ?? ''
}

/** Waits until the browser has painted and told of the transitions that this began. */
export async function painted(): Promise<void> {
  for (let frame = 0; frame < 8; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

/** What the element shows in its shadow root. */
export function shadowText(element: Element): string {
  return element.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? ''
}

/** Fails when axe finds anything, in Polish and English, light and dark. */
export async function expectAccessible(element: HezoElement): Promise<void> {
  const before = element.lang
  for (const lang of ['pl', 'en']) {
    element.setAttribute('lang', lang)
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.colorScheme = scheme
      await new Promise((resolve) => setTimeout(resolve, 50))
      await painted()
      await settled(element)
      const { violations } = await axe.run(document.body)
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
      expect(found, `${element.localName} ${lang} ${scheme}`).to.deep.equal([])
    }
  }
  document.documentElement.style.colorScheme = ''
  element.setAttribute('lang', before)
  await settled(element)
}
