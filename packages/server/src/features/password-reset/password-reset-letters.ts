import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

const { phoneText } = contactChannels

/** The code for a new password. */
export function passwordResetCode(locale: string, code: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Code to set a new myHEZO password',
        paragraphs: [
          'Somebody, probably you, asked to set a new password for your myHEZO account. Type this code into the form:',
        ],
        code,
        notes: [
          'The code is valid for 30 minutes. You will also need a code from your authenticator app or a recovery code.',
          `If it was not you, ignore this message: your password stays as it is. If you get such messages again and again, call us: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Kod do ustawienia nowego hasła w myHEZO',
        paragraphs: [
          'Ktoś, pewnie Ty, chce ustawić nowe hasło do Twojego konta w myHEZO. Wpisz ten kod w formularzu:',
        ],
        code,
        notes: [
          'Kod jest ważny 30 minut. Potrzebny będzie też kod z aplikacji uwierzytelniającej albo kod zapasowy.',
          `Jeśli to nie Ty, zignoruj tę wiadomość: hasło się nie zmieni. Jeśli takie wiadomości się powtarzają, zadzwoń do nas: ${phoneText}.`,
        ],
      }
}

/** Tells a person that the password was set anew. */
export function passwordWasReset(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Your password has been changed',
        paragraphs: [
          'A new password of your myHEZO account has been set, with a code from your mailbox and your second factor. All sessions have been ended: sign in with the new password.',
        ],
        notes: [`If it was not you, call us at once: ${phoneText}.`],
      }
    : {
        locale: 'pl',
        subject: 'Zmieniono hasło do Twojego konta',
        paragraphs: [
          'Ustawiono nowe hasło do Twojego konta w myHEZO: z użyciem kodu z tej skrzynki i drugiego składnika logowania. Wszystkie sesje zostały zakończone, zaloguj się nowym hasłem.',
        ],
        notes: [`Jeśli to nie Ty, zadzwoń do nas od razu: ${phoneText}.`],
      }
}
