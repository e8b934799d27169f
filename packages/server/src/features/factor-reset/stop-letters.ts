import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

const { phoneText } = contactChannels

/** To all who knew of a reset: it does not happen. */
export function resetStopped(
  locale: string,
  person: string,
  reason: 'stopped' | 'signed_in',
): Letter {
  const hasSignedIn = reason === 'signed_in'
  return locale === 'en'
    ? {
        locale,
        subject: `The new authenticator of ${person} was stopped`,
        paragraphs: [
          hasSignedIn
            ? `${person} has confirmed the sign-in with the factor in use, so the authenticator app is evidently not lost. It will not be replaced.`
            : `Replacing the authenticator app of ${person} at myHEZO was stopped. The one in use stays.`,
        ],
        notes: [`If something about this seems wrong, call us at once: ${phoneText}.`],
      }
    : {
        locale: 'pl',
        subject: `Wstrzymano wymianę aplikacji uwierzytelniającej: ${person}`,
        paragraphs: [
          hasSignedIn
            ? `Na koncie osoby ${person} potwierdzono logowanie dotychczasowym sposobem, więc dostęp do kodów nie jest utracony. Aplikacja uwierzytelniająca nie zostanie wymieniona.`
            : `Wymiana aplikacji uwierzytelniającej w myHEZO (${person}) została wstrzymana. Dotychczasowa aplikacja pozostaje.`,
        ],
        notes: [`Jeśli coś się tu nie zgadza, zadzwoń do nas od razu: ${phoneText}.`],
      }
}
