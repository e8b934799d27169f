import { contactChannels, type Locale } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

const { phoneText } = contactChannels

const validity = {
  pl: 'Kod jest ważny 30 minut. Do zmiany adresu potrzebne są kody z obu skrzynek: obecnej i nowej.',
  en: 'The code is valid for 30 minutes. To change the address, the codes of both mailboxes are needed: the current one and the new one.',
} as const satisfies Record<Locale, string>

/** To the new address: its code. */
export function newAddressCode(locale: string, code: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Code to confirm your new e-mail address',
        paragraphs: [
          'Somebody, probably you, wants to use this e-mail address for a myHEZO account. To confirm it, type this code into the form:',
        ],
        code,
        notes: [validity.en, 'If it was not you, ignore this message.'],
      }
    : {
        locale: 'pl',
        subject: 'Kod do potwierdzenia nowego adresu e-mail',
        paragraphs: [
          'Ktoś, pewnie Ty, chce używać tego adresu e-mail do konta w myHEZO. Aby go potwierdzić, wpisz ten kod w formularzu:',
        ],
        code,
        notes: [validity.pl, 'Jeśli to nie Ty, zignoruj tę wiadomość.'],
      }
}

/** To the new address, where it has an account already: no code. */
export function addressTaken(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'This address has a myHEZO account already',
        paragraphs: [
          'Somebody, perhaps you, wanted to use this e-mail address for another myHEZO account. It has an account already, so it cannot be used there.',
        ],
        notes: [
          `If it was you and you want to use one account only, call us: ${phoneText}. If it was not you, there is nothing to do: your account is safe.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Ten adres ma już konto w myHEZO',
        paragraphs: [
          'Ktoś, może Ty, próbował użyć tego adresu e-mail do innego konta w myHEZO. Ten adres ma już konto, więc nie da się go tam użyć.',
        ],
        notes: [
          `Jeśli to Ty i chcesz korzystać tylko z jednego konta, zadzwoń: ${phoneText}. Jeśli to nie Ty, nie musisz nic robić: Twoje konto jest bezpieczne.`,
        ],
      }
}

/** To the address in use: its code, and what it would allow. */
export function currentAddressCode(locale: string, code: string, newEmail: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Code to change the e-mail address of your account',
        paragraphs: [
          `Somebody, probably you, wants to change the e-mail address of your myHEZO account to ${newEmail}. To allow it, type this code into the form:`,
        ],
        code,
        notes: [
          validity.en,
          `If it was not you, give the code to nobody, end all sessions on the page of your account and call us at once: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Kod do zmiany adresu e-mail Twojego konta',
        paragraphs: [
          `Ktoś, pewnie Ty, chce zmienić adres e-mail Twojego konta w myHEZO na ${newEmail}. Aby na to pozwolić, wpisz ten kod w formularzu:`,
        ],
        code,
        notes: [
          validity.pl,
          `Jeśli to nie Ty, nie podawaj nikomu tego kodu, zakończ wszystkie sesje na stronie swojego konta i od razu do nas zadzwoń: ${phoneText}.`,
        ],
      }
}

/** To the address of before. */
export function addressChangedFrom(locale: string, newEmail: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'The e-mail address of your account has been changed',
        paragraphs: [
          `The e-mail address of your myHEZO account is now ${newEmail}. Letters about the account go there from now on. All other sessions have been ended.`,
        ],
        notes: [
          `If it was not you, somebody can read this mailbox too: change its password, and call us at once: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Zmieniono adres e-mail Twojego konta',
        paragraphs: [
          `Adres e-mail Twojego konta w myHEZO to teraz ${newEmail}. Tam będą przychodzić wiadomości o koncie. Wszystkie pozostałe sesje zostały zakończone.`,
        ],
        notes: [
          `Jeśli to nie Ty, ktoś ma też dostęp do tej skrzynki: zmień do niej hasło i od razu do nas zadzwoń: ${phoneText}.`,
        ],
      }
}

/** To the new one. */
export function addressChangedTo(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'This is now the e-mail address of your account',
        paragraphs: [
          'From now on you sign in to myHEZO with this e-mail address. The password and the authenticator app stay the same.',
        ],
        notes: [`If it was not you, call us at once: ${phoneText}.`],
      }
    : {
        locale: 'pl',
        subject: 'To jest teraz adres e-mail Twojego konta',
        paragraphs: [
          'Od teraz logujesz się do myHEZO tym adresem e-mail. Hasło i aplikacja uwierzytelniająca pozostają bez zmian.',
        ],
        notes: [`Jeśli to nie Ty, zadzwoń do nas od razu: ${phoneText}.`],
      }
}
