import { configureLocalization, type LocaleModule } from '@lit/localize'
import { importPart } from './import-part.ts'
import { retrying } from './retrying.ts'
import { warn } from './warn.ts'

/** The languages of the elements. Polish is written in the source and needs no chunk. */
export type Language = 'pl' | 'en'

/** Loads English messages: a module that lit-localize generated. */
export type MessageSource = () => Promise<LocaleModule>

/** What is known on a page of the languages asked for, shared by all copies of the script. */
interface PageLanguage {
  /** Elements that say one, in the order in which they did. */
  readonly asked: Map<Element, Language>
  /** Each copy's own way to follow. */
  readonly copies: Set<(chosen: Language) => void>
}

const key = Symbol.for('@hezo/elements.language')
const global = globalThis as unknown as { [key]?: PageLanguage }
const page = (global[key] ??= { asked: new Map(), copies: new Set() })

const english: Record<string, LocaleModule['templates'][string]> = {}
const sources = new Set<MessageSource>()
/** The language that was chosen last; its messages may be on their way. */
let wanted: Language = 'pl'
let arriving: Promise<void> | undefined

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'pl',
  targetLocales: ['en'],
  loadLocale: async () => {
    await Promise.all(Array.from(sources, take))
    return { templates: english }
  },
})

async function take(source: MessageSource): Promise<void> {
  const { templates } = await retrying(() => importPart(source))
  Object.assign(english, templates)
  sources.delete(source)
}

/** The language the elements of the page speak now. */
export function language(): Language {
  return getLocale() as Language
}

/**
 * Names where an element's English messages come from. They are fetched only on an English page;
 * elements wait with their rendering until they are there.
 */
export function addMessages(source: MessageSource): void {
  sources.add(source)
  // Also while the other sets are still on their way: those were listed before this one.
  if (wanted === 'en') wait(take(source))
}

/**
 * An element of the page says which language it wants, or, with an empty text, none. All elements of a page
 * speak one language, those of other copies of the script too: that of the latest which says one, else the
 * page's, else by host, else the reader's.
 */
export function chooseLanguage(element: Element, asked: string): void {
  page.asked.delete(element)
  if (asked) page.asked.set(element, languageOf(asked))
  if (new Set(page.asked.values()).size > 1) {
    warn('elements ask for different languages; all of them speak that of the latest one.')
  }
  follow()
}

/** An element has left the page: what it asked for no longer counts. */
export function forgetLanguage(element: Element): void {
  page.asked.delete(element)
}

function follow(): void {
  const chosen = [...page.asked.values()].at(-1) ?? pageLanguage()
  for (const copy of page.copies) copy(chosen)
}

function pageLanguage(): Language {
  const host = /(?:^|\.)myhezo\.(pl|com)$/.exec(location.hostname)?.[1]
  return languageOf(
    document.documentElement.lang || (host && (host === 'pl' ? 'pl' : 'en')) || navigator.language,
  )
}

function languageOf(tag: string): Language {
  return /^pl\b/i.test(tag) ? 'pl' : 'en'
}

page.copies.add((chosen) => {
  if (chosen === wanted && (arriving || chosen === getLocale())) return
  wanted = chosen
  wait(setLocale(chosen))
})

// The page may switch its language. A page translator changes `lang` too; the elements then keep theirs, for the
// translator to translate.
new MutationObserver(() => {
  const { lang } = document.documentElement
  if (/^(?:pl|en)\b/i.test(lang) && !isTranslated()) follow()
}).observe(document.documentElement, { attributeFilter: ['lang', 'class'] })

/** Whether a translator (Google's, Microsoft's) is at work on the page. */
function isTranslated(): boolean {
  const { classList } = document.documentElement
  return (
    classList.contains('translated-ltr') ||
    classList.contains('translated-rtl') ||
    document.querySelector('[_msttexthash]') !== null
  )
}

/** Settles when the messages on their way have come; `undefined` when none are. Never rejects. */
export function messagesArriving(): Promise<void> | undefined {
  return arriving
}

function wait(promise: Promise<void>): void {
  // Without the chunk (offline, blocked) the elements speak Polish rather than nothing.
  const settled = Promise.all([arriving, promise.catch(() => undefined)]).then(() => {
    if (arriving === settled) arriving = undefined
  })
  arriving = settled
}

addMessages(() => import('../locales/generated/account/en.ts'))
