// The autoloader: fetches the code of a tag when the tag is on the page.
import { parts, type Tag } from './loader-parts.ts'
import { showLoadingFailed } from './loader-notice.ts'

/** Milliseconds between attempts to load an element; from the third failure on the page shows a notice. */
const waits = [500, 2_000, 8_000, 30_000]
const noticeAfter = 2

const open = new Set(Object.keys(parts) as Tag[])

async function load(tag: Tag, attempt = 0): Promise<void> {
  try {
    await (attempt === 0 ? parts[tag]() : importAgain(tag, attempt))
  } catch {
    if (attempt >= noticeAfter) document.querySelectorAll(tag).forEach(showLoadingFailed)
    await pause(waits[Math.min(attempt, waits.length - 1)] ?? 0)
    await load(tag, attempt + 1)
  }
}

/** Many browsers keep the failure of an import until the page is left: the same file, under another address. */
async function importAgain(tag: Tag, attempt: number): Promise<void> {
  await import(new URL(`./${tag}.js?again=${attempt}`, import.meta.url).href)
}

/** A browser that comes back online tries at once. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    addEventListener('online', () => resolve(clearTimeout(timer)), { once: true })
  })
}

function look(root: ParentNode): void {
  // One that is isolated makes all of the page so.
  if (open.size > 0 && root.querySelector([...open].map((tag) => `${tag}[isolated]`).join())) {
    void import('./hezo-isolated.ts')
    open.clear()
  }
  const page = document.documentElement
  for (const tag of open) {
    const found = root.querySelector<HTMLElement>(tag)
    if (!found) continue
    open.delete(tag)
    void load(tag)
    // The element asks for its English words once it runs; they may as well set out now.
    if (!/^pl\b/i.test(found.lang || page.lang || navigator.language)) {
      import('./locales/generated/account/en.ts').catch(() => undefined)
    }
  }
  lookIntoShadowRoots(root)
}

const watched = new WeakSet<ShadowRoot>()

/** Components of the page may hold our tags in their open shadow roots. */
function lookIntoShadowRoots(root: ParentNode): void {
  if (open.size === 0) return
  for (const { shadowRoot } of root.querySelectorAll(':defined')) {
    if (!shadowRoot || watched.has(shadowRoot)) continue
    watched.add(shadowRoot)
    watch(shadowRoot)
  }
}

function watch(root: Document | ShadowRoot): void {
  look(root)
  new MutationObserver(() => look(root)).observe(root, { childList: true, subtree: true })
}

watch(document)
