import type { Locale } from '@hezo/domain'

/** Names as the account of a person holds them. */
export interface PersonNames {
  readonly first_name: string | null
  readonly last_name: string | null
}

/**
 * What others are shown for a person: first and last name; null for one whose data was erased, whom
 * each reader's language calls in its own way.
 */
export function personName({ first_name, last_name }: PersonNames): string | null {
  return `${first_name ?? ''} ${last_name ?? ''}`.trim() || null
}

/** What such a person is called where a sentence or document is made here. */
export const erasedPerson: Readonly<Record<Locale, string>> = {
  pl: 'Usunięta osoba',
  en: 'Deleted person',
}
