import { type Language, language } from '../foundation/locale.ts'

const known: Partial<Record<Language, (readonly [code: string, name: string])[]>> = {}

// Regions that `Intl` names although nobody's company is there: unions, test and unknown regions.
const noCountry = /^(?:AC|CP|DG|EA|EU|EZ|IC|QO|TA|UN|XA|XB|ZZ)$/
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')

/** Every country by its ISO 3166 code, named in the page's language; Poland first. */
export function countries(): readonly (readonly [code: string, name: string])[] {
  return (known[language()] ??= named(language()))
}

function named(locale: Language): (readonly [string, string])[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  const first = (code: string): number => (code === 'PL' ? 0 : 1)
  return letters
    .flatMap((a) => letters.map((b) => a + b))
    .filter((code) => !noCountry.test(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code) => {
      const name = names.of(code)
      return name === undefined ? [] : [[code, name] as const]
    })
    .toSorted(([a, nameA], [b, nameB]) => first(a) - first(b) || nameA.localeCompare(nameB, locale))
}
