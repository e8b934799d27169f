import type { HezoEvents } from '../foundation/events.ts'
import { computeColour } from './compute-colour.ts'
import type { Look, Report } from './messages.ts'
import { readableTheme, themeNames } from './readable-theme.ts'

/** What a page may say of an element. Where the API is, and secrets, it may not. */
const known = [
  'embed-key',
  'newest',
  'plain',
  'register-href',
  'section',
  'section-href',
  'show',
  'sign-in-href',
  'ticket-href',
  'ticket-id',
]

/** What a page hears of an event: nothing that would tell what a ticket, device or contract says. */
const told: { readonly [Name in keyof HezoEvents]: readonly (keyof HezoEvents[Name])[] } = {
  'hezo-registered': ['api'],
  'hezo-signed-in': ['api'],
  'hezo-signed-out': ['api'],
  'hezo-navigate': ['to'],
  'hezo-account-changed': ['api'],
  'hezo-contacted': ['reference'],
  'hezo-ticket-created': ['id', 'number'],
}

/**
 * The inside of a frame: waits for the first word of the page around it, and only of that, then shows
 * `tag` as the page wants it and reports its size and events over the port that came along.
 */
export function answerPage(tag: string, page: Window = parent): void {
  const first = ({ source, data, ports: [port] }: MessageEvent<Look>): void => {
    if (source !== page || !port) return
    removeEventListener('message', first)
    const show = showElement(tag)
    show(data)
    port.addEventListener('message', (event: MessageEvent<Look>) => show(event.data))
    port.start()
    reportTo(port, tag)
  }
  addEventListener('message', first)
}

/** Puts an element on the page; the function that is returned gives it another look. */
export function showElement(tag: string): (look: Look) => void {
  const element = document.createElement(tag)
  const root = document.documentElement
  let before: Partial<Look> = {}
  return (look) => {
    const { attributes, base, tokens, scheme, lang } = look
    root.style.colorScheme = scheme
    const safe = readableTheme(tokens, computeColour, scheme)
    for (const name of themeNames) root.style.setProperty(name, safe[name] ?? null)
    // The person may have gone on from where the page began: only what the page changed.
    if (lang !== before.lang) root.lang = element.lang = lang
    for (const name of known) {
      const value = attributes[name]
      if (value === before.attributes?.[name]) continue
      const own = value !== undefined && name.endsWith('-href') ? addressOf(value, base) : value
      if (own === undefined) element.removeAttribute(name)
      else element.setAttribute(name, own)
    }
    before = look
    if (!element.isConnected) (document.querySelector('main') ?? document.body).append(element)
  }
}

/** A page's address, whole; places such as `{id}` stay as they are. */
function addressOf(href: string, base: string): string | undefined {
  if (!URL.canParse(href, base)) return undefined
  const url = new URL(href, base)
  if (!/^https?:$/.test(url.protocol)) return undefined
  return url.href.replaceAll('%7B', '{').replaceAll('%7D', '}')
}

function reportTo(port: MessagePort, tag: string): void {
  const report = (what: Report): void => port.postMessage(what)
  const root = document.documentElement
  // The frame is as high as what it shows: a bar to scroll it would only flicker.
  root.style.overflow = 'hidden'
  const size = (): void =>
    report({ height: Math.ceil(root.getBoundingClientRect().height), title: document.title })
  keepFocusInSight()
  followLanguage(size)
  for (const [name, keys] of Object.entries(told)) {
    document.addEventListener(name, (event) => {
      const detail = (event as CustomEvent<Record<string, unknown>>).detail
      report({
        name: name as keyof HezoEvents,
        detail: Object.fromEntries(keys.map((key) => [key, detail[key]])),
      })
    })
  }
  void customElements.whenDefined(tag).then(async () => {
    const element = document.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>(tag)
    await element?.updateComplete
    // Out of sight, browsers do not tell of sizes: the first is taken here.
    size()
    new ResizeObserver(size).observe(root)
  })
}

/** The language that the elements speak is that of the page, and of what the frame is called. */
function followLanguage(tell: () => void): void {
  const root = document.documentElement
  addEventListener('lit-localize-status', ({ detail }) => {
    if (detail.status !== 'ready') return
    root.lang = detail.readyLocale
    document.title = root.getAttribute(`data-title-${detail.readyLocale}`) ?? document.title
    tell()
  })
}

/** A field that was given the focus may have stood where the frame did not reach yet. */
function keepFocusInSight(): void {
  let focused = -Infinity
  addEventListener('focusin', () => {
    focused = performance.now()
  })
  addEventListener('resize', () => {
    if (performance.now() - focused > 500) return
    document.activeElement?.scrollIntoView({ block: 'nearest' })
  })
}
