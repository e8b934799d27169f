import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

const { phoneText } = contactChannels

const notYou = {
  pl: `Jeśli to nie Ty, zadzwoń do nas od razu: ${phoneText}.`,
  en: `If it was not you, call us at once: ${phoneText}.`,
}

/** Tells a person that there is one way more to sign in. */
export function passkeyAdded(locale: string, name: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'A passkey has been added to your account',
        paragraphs: [
          `You can now sign in to myHEZO with the passkey “${name}”.`,
          'Your password and the code from your app work as before.',
        ],
        notes: [notYou.en],
      }
    : {
        locale: 'pl',
        subject: 'Dodano klucz dostępu do Twojego konta',
        paragraphs: [
          `Od teraz możesz logować się do myHEZO kluczem dostępu „${name}”.`,
          'Hasło i kod z aplikacji działają tak jak dotąd.',
        ],
        notes: [notYou.pl],
      }
}

/** Tells a person that a passkey is worth nothing any more. */
export function passkeyRemoved(locale: string, name: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'A passkey has been removed from your account',
        paragraphs: [
          `The passkey “${name}” no longer opens your myHEZO account. Other sessions that it opened have been ended.`,
        ],
        notes: ['Delete it on your device, too: it is of no use there.', notYou.en],
      }
    : {
        locale: 'pl',
        subject: 'Usunięto klucz dostępu z Twojego konta',
        paragraphs: [
          `Klucz dostępu „${name}” nie otwiera już Twojego konta w myHEZO. Pozostałe sesje otwarte tym kluczem zostały zakończone.`,
        ],
        notes: ['Usuń go też ze swojego urządzenia: do niczego już nie posłuży.', notYou.pl],
      }
}

/** Warns a person that a passkey seems to exist twice. */
export function passkeyRefused(locale: string, name: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'We refused a passkey of your account',
        paragraphs: [
          `Somebody used the passkey “${name}”, but the counter in it was behind. That happens when there is a copy of it. We let nobody in with it.`,
        ],
        notes: [
          'Remove this passkey from your account and add a new one.',
          `If you did not use it just now, call us at once: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Odrzuciliśmy klucz dostępu do Twojego konta',
        paragraphs: [
          `Ktoś użył klucza dostępu „${name}”, ale licznik w tym kluczu był cofnięty. Tak się dzieje, gdy istnieje kopia klucza. Nikogo nim nie wpuściliśmy.`,
        ],
        notes: [
          'Usuń ten klucz ze swojego konta i dodaj nowy.',
          `Jeśli przed chwilą używał go ktoś inny niż Ty, zadzwoń do nas od razu: ${phoneText}.`,
        ],
      }
}
