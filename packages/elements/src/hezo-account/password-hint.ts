import { countCodePoints, parsePassword, type PasswordContext, passwordLength } from '@hezo/domain'
import { msg, str } from '@lit/localize'
import { plural } from '../hezo-contracts/plural.ts'

// Fewer different characters than this make `aaaaaaaaaaaa` and `121212121212`.
const fewestCharacters = 5

/** What a new password still lacks, as it is typed. It stops nobody: the server decides. */
export function passwordHint(typed: string, context: PasswordContext): string {
  if (!typed) return msg('Co najmniej 12 znaków, np. kilka słów')
  const missing = passwordLength.min - countCodePoints(typed)
  if (missing > 0) {
    return plural(
      missing,
      msg(str`Jeszcze ${missing} znak`),
      msg(str`Jeszcze ${missing} znaki`),
      msg(str`Jeszcze ${missing} znaków`),
    )
  }
  const parsed = parsePassword(typed, context)
  if (!parsed.ok && parsed.reason === 'contains_context') {
    return msg(
      'Jest w nim Twój e-mail, firma, NIP albo „hezo”. Wybierz coś, czego nie da się skojarzyć z Tobą.',
    )
  }
  return new Set(typed).size < fewestCharacters
    ? msg('Łatwe do odgadnięcia. Lepsze będą cztery przypadkowe słowa.')
    : msg('Wystarczająco długie.')
}
