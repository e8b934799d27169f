import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

const { phoneText } = contactChannels

interface Newcomer {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

/** Where everybody sees the company's people, and its owners look after them. */
export function peopleUrl(publicUrl: string): string {
  return `${publicUrl}/account/people`
}

/** To an owner: a person has joined and is in. */
export function personJoined(
  locale: string,
  { firstName, lastName, email }: Newcomer,
  company: string,
  publicUrl: string,
): Letter {
  const name = `${firstName} ${lastName}`
  return locale === 'en'
    ? {
        locale,
        subject: `A new person at myHEZO: ${name}`,
        paragraphs: [
          `A new person has joined ${company} at myHEZO: ${name}, ${email}.`,
          'They see all contracts, devices and tickets of the company and can open new ones.',
        ],
        action: { label: 'People of the company', url: peopleUrl(publicUrl) },
        notes: [
          `You do not know this person? Remove them from the company at once on the page of your account, or call us: ${phoneText}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: `Nowa osoba w myHEZO: ${name}`,
        paragraphs: [
          `Do firmy ${company} dołączyła w myHEZO nowa osoba: ${name}, ${email}.`,
          'Widzi wszystkie umowy, urządzenia i zgłoszenia firmy i może otwierać nowe.',
        ],
        action: { label: 'Osoby w firmie', url: peopleUrl(publicUrl) },
        notes: [
          `Nie znasz tej osoby? Od razu usuń ją z firmy na stronie swojego konta albo zadzwoń: ${phoneText}.`,
        ],
      }
}

/** To an owner: a person has registered and sees nothing until somebody decides. */
export function personWaits(
  locale: string,
  { firstName, lastName, email }: Newcomer,
  company: string,
  publicUrl: string,
): Letter {
  const name = `${firstName} ${lastName}`
  return locale === 'en'
    ? {
        locale,
        subject: `Waiting for your approval: ${name}`,
        paragraphs: [
          `A new person has registered for ${company} at myHEZO: ${name}, ${email}.`,
          'Until an owner lets them in, they see nothing of the company.',
        ],
        action: { label: 'Decide on access', url: peopleUrl(publicUrl) },
        notes: ['You do not know this person? Refuse them access on the page of your account.'],
      }
    : {
        locale: 'pl',
        subject: `Czeka na Twoją zgodę: ${name}`,
        paragraphs: [
          `W myHEZO zarejestrowała się nowa osoba z firmy ${company}: ${name}, ${email}.`,
          'Dopóki właściciel konta firmy nie wyrazi zgody, ta osoba nie widzi żadnych danych firmy.',
        ],
        action: { label: 'Zdecyduj o dostępie', url: peopleUrl(publicUrl) },
        notes: ['Nie znasz tej osoby? Odmów jej dostępu na stronie swojego konta.'],
      }
}
