import { msg, str } from '@lit/localize'

/** What an owner is asked about before it is done. */
export type MemberDeed = 'own' | 'disown' | 'remove' | 'refuse'

/** What is said before it, and the word of the button. */
export function memberQuestion(
  deed: MemberDeed,
  name: string,
): readonly [sentence: string, yes: string] {
  return (
    {
      own: [
        msg(str`${name} będzie zapraszać i usuwać osoby w firmie, także Ciebie.`),
        msg('Uczyń właścicielem'),
      ],
      disown: [
        msg(str`${name} nie będzie już decydować o osobach w firmie. Dostęp do zgłoszeń zostaje.`),
        msg('Odbierz rolę właściciela'),
      ],
      remove: [
        msg(
          str`${name} od razu straci dostęp do umów i zgłoszeń. Wpisy w zgłoszeniach zostaną, z podpisem.`,
        ),
        msg('Usuń z firmy'),
      ],
      refuse: [
        msg(str`${name} nie dostanie dostępu i dowie się o tym z e-maila.`),
        msg('Odmów dostępu'),
      ],
    } as const
  )[deed]
}
