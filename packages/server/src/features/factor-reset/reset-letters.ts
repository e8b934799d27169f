import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

const { phoneText } = contactChannels

/** What those who are told of an approved reset have to know. */
export interface ApprovedReset {
  /** Name of the person whose authenticator it is. */
  readonly person: string
  readonly opensAt: Date
  readonly stopUrl: string
}

/** To the person whose authenticator is to be replaced. */
export function yourResetApproved(
  locale: string,
  { opensAt, stopUrl }: Omit<ApprovedReset, 'person'>,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'You are getting a new authenticator. Not you? Stop it',
        paragraphs: [
          'After a telephone call, HEZO has agreed to replace the authenticator app of your myHEZO account.',
          `Until then nothing changes. Not before ${when(locale, opensAt)} you will get a link to set up a new app; your password will be needed.`,
          'If you did not ask for this, somebody is trying to take your account over. Stop it:',
        ],
        action: { label: 'Stop it', url: stopUrl },
        notes: [
          `You can also call: ${phoneText}. Signing in with the app you have, or with a recovery code, stops it too.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Wymiana aplikacji uwierzytelniającej. To nie Ty? Wstrzymaj ją',
        paragraphs: [
          'Po rozmowie telefonicznej HEZO zgodziło się wymienić aplikację uwierzytelniającą do Twojego konta w myHEZO.',
          `Na razie nic się nie zmienia. Nie wcześniej niż ${when(locale, opensAt)} otrzymasz link do ustawienia nowej aplikacji; potrzebne będzie hasło.`,
          'Jeśli o to nie prosisz, ktoś próbuje przejąć Twoje konto. Wstrzymaj wymianę:',
        ],
        action: { label: 'Wstrzymaj wymianę', url: stopUrl },
        notes: [
          `Możesz też zadzwonić: ${phoneText}. Zalogowanie się dotychczasową aplikacją lub kodem zapasowym również wstrzymuje wymianę.`,
        ],
      }
}

/** To the owners of the company: a colleague's authenticator is to be replaced. */
export function colleagueResetApproved(
  locale: string,
  { person, opensAt, stopUrl }: ApprovedReset,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `${person} is getting a new authenticator`,
        paragraphs: [
          `After a telephone call, HEZO has agreed to replace the authenticator app of ${person} at myHEZO. Nothing changes before ${when(locale, opensAt)}.`,
          'If you know that this person did not ask for it, stop it:',
        ],
        action: { label: 'Stop it', url: stopUrl },
        notes: [`You can also call: ${phoneText}.`],
      }
    : {
        locale: 'pl',
        subject: `Wymiana aplikacji uwierzytelniającej: ${person}`,
        paragraphs: [
          `Po rozmowie telefonicznej HEZO zgodziło się wymienić aplikację uwierzytelniającą w myHEZO (${person}). Nic się nie zmieni wcześniej niż ${when(locale, opensAt)}.`,
          'Jeśli wiesz, że ta osoba o to nie prosi, wstrzymaj wymianę:',
        ],
        action: { label: 'Wstrzymaj wymianę', url: stopUrl },
        notes: [`Możesz też zadzwonić: ${phoneText}.`],
      }
}

/** To the person, when the time to stop it is over. */
export function resetLink(locale: string, url: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Set up your new authenticator app',
        paragraphs: [
          'You can now set up a new authenticator app for your myHEZO account. You will need your password.',
        ],
        action: { label: 'Set up a new app', url },
        notes: [
          'The link is valid for 24 hours and works once.',
          `If you did not ask for it, do not open it and call us at once: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Ustaw nową aplikację uwierzytelniającą',
        paragraphs: [
          'Możesz już ustawić nową aplikację uwierzytelniającą do swojego konta w myHEZO. Potrzebne będzie hasło.',
        ],
        action: { label: 'Ustaw nową aplikację', url },
        notes: [
          'Link jest ważny 24 godziny i działa raz.',
          `Jeśli o to nie prosisz, nie otwieraj go i od razu do nas zadzwoń: ${phoneText}.`,
        ],
      }
}

/** To all who were told that it would happen: it has. */
export function resetCompleted(locale: string, person: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `${person} has set up a new authenticator`,
        paragraphs: [
          `A new authenticator app now gives the codes to sign in to the myHEZO account of ${person}. The old app, the old recovery codes, passkeys and sessions have ended.`,
        ],
        notes: [`If this should not have happened, call us at once: ${phoneText}.`],
      }
    : {
        locale: 'pl',
        subject: `Ustawiono nową aplikację uwierzytelniającą: ${person}`,
        paragraphs: [
          `Kody do logowania na konto w myHEZO (${person}) podaje teraz nowa aplikacja uwierzytelniająca. Poprzednia aplikacja, dawne kody zapasowe, klucze dostępu i sesje straciły ważność.`,
        ],
        notes: [`Jeśli nie powinno do tego dojść, zadzwoń do nas od razu: ${phoneText}.`],
      }
}

function when(locale: string, moment: Date): string {
  const form = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Warsaw' } as const
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'pl-PL', form).format(moment)
}
