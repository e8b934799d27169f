/** What a hostile script has got hold of, and which frames it tried to enter. */
export interface Loot {
  readonly texts: Set<string>
  /** What was typed, letter by letter, in the order of the events. */
  keys: string
  frames: number
  /** Our events that reached the page, in their order. */
  readonly events: { name: string; on: string; detail: unknown }[]
}

/**
 * A script of somebody else's on the page, that was there first: hears every key before its field does,
 * reads what passes through requests, storage, cryptography and messages, and goes through all documents
 * and shadow roots again and again. Runs in the page; it must need nothing from outside of itself.
 */
export function spy(): void {
  const loot: Loot = { texts: new Set(), keys: '', frames: 0, events: [] }
  Object.assign(globalThis, { loot })
  const { stringify } = JSON
  const note = (what: unknown): void => {
    try {
      if (typeof what === 'string') loot.texts.add(what)
      else if (ArrayBuffer.isView(what)) loot.texts.add(new TextDecoder().decode(what))
      else if (typeof what === 'object' && what !== null) loot.texts.add(stringify(what))
    } catch {
      // Nothing to be read in it.
    }
  }

  const types = ['keydown', 'keyup', 'beforeinput', 'input', 'change', 'paste', 'copy', 'focusin']
  for (const type of [...types, 'pointerdown', 'click', 'submit', 'message', 'storage']) {
    const hear = (event: Event): void => {
      if (type === 'keydown') loot.keys += (event as KeyboardEvent).key
      note((event as InputEvent).data)
      for (const node of event.composedPath()) note((node as HTMLInputElement).value)
    }
    addEventListener(type, hear, { capture: true })
  }

  const ours = ['registered', 'signed-in', 'signed-out', 'navigate', 'contacted', 'ticket-created']
  for (const name of ours) {
    addEventListener(`hezo-${name}`, (event) => {
      const on = event.composedPath()[0] as Element
      loot.events.push({ name, on: on.localName, detail: (event as CustomEvent).detail })
      note((event as CustomEvent).detail)
    })
  }

  const wrap = (owner: object, name: string): void => {
    const original = Reflect.get(owner, name) as (...given: unknown[]) => unknown
    Object.defineProperty(owner, name, {
      value(this: unknown, ...given: unknown[]): unknown {
        for (const each of given) note(each)
        const answer = Reflect.apply(original, this, given)
        void Promise.resolve(answer).then(note, () => undefined)
        return answer
      },
    })
  }
  wrap(globalThis, 'fetch')
  wrap(globalThis, 'postMessage')
  wrap(XMLHttpRequest.prototype, 'send')
  wrap(XMLHttpRequest.prototype, 'setRequestHeader')
  wrap(Headers.prototype, 'set')
  wrap(IDBObjectStore.prototype, 'put')
  wrap(Storage.prototype, 'setItem')
  wrap(SubtleCrypto.prototype, 'sign')
  wrap(SubtleCrypto.prototype, 'encrypt')
  wrap(MessagePort.prototype, 'postMessage')
  wrap(JSON, 'stringify')
  const listen = Reflect.get(EventTarget.prototype, 'addEventListener')
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    // What arrives over ports too.
    if (type === 'message')
      Reflect.apply(listen, this, [type, (event: MessageEvent) => note(event.data)])
    Reflect.apply(listen, this, [type, listener, options])
  }

  const roots = new Set<ShadowRoot>()
  const attach = Reflect.get(Element.prototype, 'attachShadow')
  Element.prototype.attachShadow = function (init) {
    const root = Reflect.apply(attach, this, [init])
    roots.add(root)
    return root
  }
  const walk = (within: ParentNode): void => {
    note(within.textContent)
    for (const element of within.querySelectorAll('*')) {
      note((element as HTMLInputElement).value)
      if (element.shadowRoot) walk(element.shadowRoot)
      if (element.localName !== 'iframe') continue
      loot.frames += 1
      const { contentDocument, contentWindow } = element as HTMLIFrameElement
      if (contentDocument) walk(contentDocument)
      for (const name of ['document', 'localStorage', 'indexedDB', 'name', 'loot']) {
        try {
          note(Reflect.get(contentWindow ?? {}, name))
        } catch {
          // The browser keeps it out.
        }
      }
    }
  }
  setInterval(() => {
    walk(document)
    for (const root of roots) walk(root)
  }, 20)
}
