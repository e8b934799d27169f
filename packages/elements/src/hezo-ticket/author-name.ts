import type { Author } from '@hezo/api'
import { msg } from '@lit/localize'

/** What an author is called; a person whose data was erased has no name any more. */
export function authorName({ name }: Author): string {
  return name ?? msg('Usunięta osoba')
}
