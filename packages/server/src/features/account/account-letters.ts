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

/** Tells a person that another authenticator is the one in use. */
export function authenticatorChanged(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Your authenticator app has been replaced',
        paragraphs: [
          'Another authenticator app now gives the codes to sign in to your myHEZO account. Codes of the old one do not work any more. All other sessions have been ended.',
        ],
        notes: ['Your recovery codes stay valid.', notYou.en],
      }
    : {
        locale: 'pl',
        subject: 'Zmieniono aplikację uwierzytelniającą',
        paragraphs: [
          'Kody do logowania na Twoje konto w myHEZO podaje teraz inna aplikacja uwierzytelniająca. Kody z poprzedniej już nie działają. Wszystkie pozostałe sesje zostały zakończone.',
        ],
        notes: ['Twoje kody zapasowe pozostają ważne.', notYou.pl],
      }
}

/** Tells a person that there are new recovery codes. */
export function recoveryCodesRenewed(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'You have new recovery codes',
        paragraphs: [
          'New recovery codes have been made for your myHEZO account. The old ones do not work any more.',
        ],
        notes: [notYou.en],
      }
    : {
        locale: 'pl',
        subject: 'Masz nowe kody zapasowe',
        paragraphs: [
          'Wygenerowano nowe kody zapasowe do Twojego konta w myHEZO. Poprzednie już nie działają.',
        ],
        notes: [notYou.pl],
      }
}
