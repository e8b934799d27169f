import { msg, str } from '@lit/localize'
import { plural } from '../hezo-contracts/plural.ts'
import { language } from '../foundation/locale.ts'

const mega = 1024 ** 2

/** A size as people read it: `1,2 MB`, `340 kB`. */
export function formatSize(bytes: number): string {
  const isLarge = bytes >= mega
  return (isLarge ? bytes / mega : Math.ceil(bytes / 1024)).toLocaleString(language(), {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  })
}

/** What a name says of a file's kind, to be seen at a glance: `PDF`; a dot when it says nothing. */
export function fileKind(name: string): string {
  return /[^.]\.(\w{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '•'
}

/** The name of what was pasted: a screenshot has none of its own. `taken` are the names in use. */
export function pastedName(name: string, at: Date, taken: readonly string[]): string {
  const [, ending] = /^image(\.\w+)$/.exec(name) ?? []
  if (!ending) return name
  const two = (part: number): string => String(part).padStart(2, '0')
  const time = `${two(at.getHours())}-${two(at.getMinutes())}`
  const own = msg(str`wklejony obraz ${time}`)
  for (let count = 1; ; count++) {
    const free = count > 1 ? `${own} (${count})${ending}` : own + ending
    if (!taken.includes(free)) return free
  }
}

/** So many files, in words. */
export function filesWord(count: number): string {
  return plural(count, msg(str`${count} plik`), msg(str`${count} pliki`), msg(str`${count} plików`))
}
