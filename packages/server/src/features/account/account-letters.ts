import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

const { phoneText } = contactChannels

const notYou = {
  pl: `Jeśli to nie Ty, zadzwoń do nas od razu: ${phoneText}.`,
  en: `If it was not you, call us at once: ${phoneText}.`,
}

/** Tells a person that the password is another one. */
export function passwordChanged(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Your password has been changed',
        paragraphs: [
          'The password of your myHEZO account has been changed. All other sessions have been ended.',
        ],
        notes: [notYou.en],
      }
    : {
        locale: 'pl',
        subject: 'Zmieniono hasło do Twojego konta',
        paragraphs: [
          'Hasło do Twojego konta w myHEZO zostało zmienione. Wszystkie pozostałe sesje zostały zakończone.',
        ],
        notes: [notYou.pl],
      }
}
