import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'
import { peopleUrl } from './newcomer-letters.ts'

const { email: helpMail, phoneText } = contactChannels

/** To a person who waited: an owner let them in. */
export function accessGranted(locale: string, company: string, publicUrl: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'You now have access to myHEZO',
        paragraphs: [
          `An owner has let you into ${company}. You see its contracts, devices and tickets and can open new ones.`,
        ],
        action: { label: 'Go to myHEZO', url: publicUrl },
      }
    : {
        locale: 'pl',
        subject: 'Masz już dostęp do myHEZO',
        paragraphs: [
          `Właściciel konta firmy ${company} zatwierdził Twój dostęp. Widzisz jej umowy, urządzenia i zgłoszenia i możesz otwierać nowe.`,
        ],
        action: { label: 'Przejdź do myHEZO', url: publicUrl },
      }
}

/** To a person who waited: an owner refused. */
export function accessRefused(locale: string, company: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Your access to myHEZO was refused',
        paragraphs: [`An owner of ${company} did not let you in. Your account has been removed.`],
        notes: [
          `If this is a mistake, talk to the person at your company who looks after myHEZO. If it is urgent, call ${phoneText} or write to ${helpMail}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Odmowa dostępu do myHEZO',
        paragraphs: [
          `Właściciel konta firmy ${company} nie zatwierdził Twojego dostępu. Twoje konto zostało usunięte.`,
        ],
        notes: [
          `Jeśli to pomyłka, porozmawiaj z osobą, która w Twojej firmie opiekuje się myHEZO. W pilnej sprawie zadzwoń (${phoneText}) lub napisz (${helpMail}).`,
        ],
      }
}

/** To a person who was in: no more. */
export function accessRemoved(locale: string, company: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Your access to myHEZO has ended',
        paragraphs: [
          `Your account of ${company} at myHEZO has been removed. You do not see the company's contracts, devices and tickets any more, and you have been signed out everywhere.`,
        ],
        notes: [
          `If this is a mistake, talk to the person at your company who looks after myHEZO. If it is urgent, call ${phoneText} or write to ${helpMail}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Twój dostęp do myHEZO wygasł',
        paragraphs: [
          `Twoje konto w firmie ${company} w myHEZO zostało usunięte. Nie widzisz już jej umów, urządzeń ani zgłoszeń, a wszystkie Twoje sesje zostały zakończone.`,
        ],
        notes: [
          `Jeśli to pomyłka, porozmawiaj z osobą, która w Twojej firmie opiekuje się myHEZO. W pilnej sprawie zadzwoń (${phoneText}) lub napisz (${helpMail}).`,
        ],
      }
}

/** What an owner did to a person, for a letter to the others. */
export interface OwnerDeed {
  readonly company: string
  /** Name of the person. */
  readonly person: string
  /** Name of the owner; null for HEZO. */
  readonly by: string | null
}

/** To the other owners: a person was removed. */
export function personRemoved(
  locale: string,
  { company, person, by }: OwnerDeed,
  publicUrl: string,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `Removed from myHEZO: ${person}`,
        paragraphs: [
          `${person} has been removed from ${company} at myHEZO.`,
          `Done by: ${by ?? 'HEZO'}.`,
        ],
        action: { label: 'People of the company', url: peopleUrl(publicUrl) },
        notes: [`If this should not have happened, call us: ${phoneText}.`],
      }
    : {
        locale: 'pl',
        subject: `Usunięto z myHEZO: ${person}`,
        paragraphs: [
          `Z firmy ${company} w myHEZO usunięto osobę: ${person}.`,
          `Kto to zrobił: ${by ?? 'HEZO'}.`,
        ],
        action: { label: 'Osoby w firmie', url: peopleUrl(publicUrl) },
        notes: [`Jeśli nie powinno do tego dojść, zadzwoń do nas: ${phoneText}.`],
      }
}
