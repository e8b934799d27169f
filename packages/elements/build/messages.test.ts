import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { localizerOf, messageSets } from './message-sets.ts'

function namesOf(messages: readonly { readonly name: string }[]): string[] {
  return messages.map(({ name }) => name).toSorted()
}

// A sentence written in Polish and forgotten in English would show up in Polish on English pages.
// It compiles all elements: seconds on a machine that has other work.
describe.each(messageSets)('the %s messages', { timeout: 60_000 }, (set) => {
  const localizer = localizerOf(set)

  test('are all translated, and nothing else is', () => {
    const { messages, errors } = localizer.extractSourceMessages()
    const { translations } = localizer.readTranslationsSync()
    const english = [...translations.values()].flat()
    expect(errors).toEqual([])
    expect(namesOf(english)).toEqual(namesOf(messages))
    expect(localizer.validateTranslations().errors).toEqual([])
  })

  test('are the ones the generated module holds', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'messages-'))
    await localizerOf(set, folder).build()
    const generated = resolve(import.meta.dirname, `../src/locales/generated/${set}/en.ts`)
    expect(await readFile(generated, 'utf8')).toBe(await readFile(join(folder, 'en.ts'), 'utf8'))
  })
})
