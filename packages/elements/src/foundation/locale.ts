import { configureLocalization, type LocaleModule } from '@lit/localize'

/** The languages of the elements. Polish is written in the source and needs no chunk. */
export type Language = 'pl' | 'en'

/** Loads English messages: a module that lit-localize generated. */
export type MessageSource = () => Promise<LocaleModule>

// Copies of the script on one page speak one language.
const key = Symbol.for('@hezo/elements.language')
const page = globalThis as unknown as { [key]?: Set<(chosen: Language) => void> }
const copies = (page[key] ??= new Set())

const english: Record<string, LocaleModule['templates'][string]> = {}
const sources = new Set<MessageSource>()
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
  Object.assign(english, (await source()).templates)
  sources.delete(source)
}

/** The language the elements of the page speak now. */
export function language(): Language {
  return getLocale() as Language
}

/**
 * Names where an element's English messages come from. They are fetched only on an English page;
 * elements wait with their first rendering until they are there.
 */
export function addMessages(source: MessageSource): void {
  sources.add(source)
  if (getLocale() === 'en') wait(take(source))
}

/**
 * Chooses the page's language: the element's own, else the page's, else by host, else the reader's.
 * All elements of a page speak one language, other copies of the script too; the latest decision holds.
 */
export function chooseLanguage(asked: string): void {
  const host = /(?:^|\.)myhezo\.(pl|com)$/.exec(location.hostname)?.[1]
  const wanted =
    asked ||
    document.documentElement.lang ||
    (host && (host === 'pl' ? 'pl' : 'en')) ||
    navigator.language
  const chosen = /^pl\b/i.test(wanted) ? 'pl' : 'en'
  for (const follow of copies) follow(chosen)
}

copies.add((chosen) => {
  if (chosen !== getLocale() || arriving) wait(setLocale(chosen))
})

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
