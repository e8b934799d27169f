import { languageOf, lookOf, themeProbe } from './look.ts'
import type { Report } from './messages.ts'
import { failureNotice, waitingNotice } from './notices.ts'
import { styles } from './styles.ts'
import { words } from './words.ts'

/** Milliseconds until a frame that says nothing is given up: at first, and once its page has loaded. */
const patience = { loading: 15_000, loaded: 4_000 }

const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)

/**
 * One of our elements where the page's own scripts must not see into it: a frame from HEZO's origin
 * that is as high as what it shows. The page gives it attributes and looks, and hears its events.
 */
export class IsolatedElement extends HTMLElement {
  readonly #box = document.createElement('div')
  readonly #frame = document.createElement('iframe')
  readonly #status = document.createElement('p')
  readonly #looks = new MutationObserver(() => this.#tell())
  readonly #probe = themeProbe()
  #port: MessagePort | undefined
  #told = ''
  #timer = 0

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    this.#status.setAttribute('role', 'status')
    this.#frame.addEventListener('load', this.#greet)
    this.#frame.referrerPolicy = 'no-referrer'
    this.#box.append(this.#status)
    this.#probe.addEventListener('transitionrun', this.#tell)
    this.#probe.addEventListener('transitionend', this.#tell)
    root.append(this.#box, this.#probe)
  }

  connectedCallback(): void {
    this.#load()
    this.#box.prepend(this.#frame)
    for (const node of [this, document.documentElement, document.body]) {
      this.#looks.observe(node, { attributes: true })
    }
  }

  disconnectedCallback(): void {
    this.#looks.disconnect()
    this.#frame.remove()
    this.#port?.close()
    this.#port = undefined
    clearTimeout(this.#timer)
  }

  /** Where HEZO is: what `api` says, else where the script came from. */
  get #origin(): string {
    const api = this.getAttribute('api')
    return new URL(api ?? '', api === null ? import.meta.url : document.baseURI).origin
  }

  readonly #load = (): void => {
    const lang = languageOf(this)
    const origin = this.#origin
    this.#frame.title = words[lang].title
    this.#frame.allow = `clipboard-write ${origin}`
    this.#frame.src = `${origin}/frame/${this.localName}?lang=${lang}`
    this.#box.className = 'waiting'
    this.#status.replaceChildren(...waitingNotice(lang))
    this.#limit(patience.loading)
  }

  /** A page has loaded, HEZO's or what the browser shows instead: only HEZO's gets the port. */
  readonly #greet = (): void => {
    const { port1, port2 } = new MessageChannel()
    this.#port?.close()
    this.#port = port1
    port1.addEventListener('message', this.#hear)
    port1.start()
    const look = lookOf(this, this.#probe)
    this.#told = JSON.stringify(look)
    this.#frame.contentWindow?.postMessage(look, this.#origin, [port2])
    this.#limit(patience.loaded)
  }

  readonly #hear = ({ data }: MessageEvent<Report>): void => {
    if ('name' in data) {
      const { name, detail } = data
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }))
      return
    }
    clearTimeout(this.#timer)
    this.#frame.title = data.title
    this.#frame.style.blockSize = `${data.height}px`
    this.#box.className = ''
    this.#status.replaceChildren()
  }

  readonly #tell = (): void => {
    const look = lookOf(this, this.#probe)
    const told = JSON.stringify(look)
    if (told === this.#told) return
    this.#told = told
    this.#port?.postMessage(look)
  }

  #limit(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      // oxlint-disable-next-line no-console -- the developer of the page looks there
      console.error(
        `myHEZO: ${this.#origin} shows no frame on ${location.origin}. Ask its operator to add ${location.origin} to FRAME_ORIGINS; the page's policy needs frame-src ${this.#origin}.`,
      )
      // The frame stays, and shows should it come after all.
      const portal = `${this.#origin}/${this.localName.replace(/^hezo-(?:portal)?/, '')}`
      this.#box.className = 'waiting'
      this.#status.replaceChildren(...failureNotice(languageOf(this), portal, this.#load))
    }, milliseconds)
  }
}
