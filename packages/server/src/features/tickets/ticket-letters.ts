import { reopenWindowDays } from '@hezo/domain'
import type { Letter } from '../../platform/mail/letter.ts'

/** What a letter may say of a ticket. What was written in it stays behind sign-in. */
interface TicketSubject {
  readonly id: string
  readonly number: string
  readonly subject: string
}

/** To the opener: the ticket is there, and this is its number. */
export function ticketOpenedLetter(
  locale: string,
  ticket: TicketSubject,
  publicUrl: string,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `${ticket.number}: we have your ticket`,
        paragraphs: [
          `We have received your ticket ${ticket.number}: ${ticket.subject}`,
          'We will write as soon as there is an answer. If it is urgent, call us.',
        ],
        action: { label: 'Open the ticket', url: ticketUrl(publicUrl, ticket) },
      }
    : {
        locale: 'pl',
        subject: `${ticket.number}: mamy Twoje zgłoszenie`,
        paragraphs: [
          `Przyjęliśmy zgłoszenie ${ticket.number}: ${ticket.subject}`,
          'Napiszemy, gdy tylko pojawi się odpowiedź. W pilnej sprawie prosimy o telefon.',
        ],
        action: { label: 'Otwórz zgłoszenie', url: ticketUrl(publicUrl, ticket) },
      }
}

/** To the opener: `author` answered. */
export function ticketAnsweredLetter(
  locale: string,
  ticket: TicketSubject,
  author: string,
  publicUrl: string,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `${ticket.number}: a new answer`,
        paragraphs: [
          `${author} answered your ticket ${ticket.number}: ${ticket.subject}`,
          'Sign in to read the answer.',
        ],
        action: { label: 'Read the answer', url: ticketUrl(publicUrl, ticket) },
      }
    : {
        locale: 'pl',
        subject: `${ticket.number}: nowa odpowiedź`,
        paragraphs: [
          `Nowa odpowiedź w zgłoszeniu ${ticket.number}: ${ticket.subject}. Autor: ${author}.`,
          'Aby ją przeczytać, trzeba się zalogować.',
        ],
        action: { label: 'Przeczytaj odpowiedź', url: ticketUrl(publicUrl, ticket) },
      }
}

/** To the opener: HEZO holds the ticket for done. */
export function ticketResolvedLetter(
  locale: string,
  ticket: TicketSubject,
  publicUrl: string,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `${ticket.number}: resolved`,
        paragraphs: [
          `We have marked your ticket ${ticket.number} as resolved: ${ticket.subject}`,
          `If something is still wrong, reopen it within ${reopenWindowDays} days or simply reply.`,
        ],
        action: { label: 'Open the ticket', url: ticketUrl(publicUrl, ticket) },
      }
    : {
        locale: 'pl',
        subject: `${ticket.number}: rozwiązane`,
        paragraphs: [
          `Oznaczyliśmy zgłoszenie ${ticket.number} jako rozwiązane: ${ticket.subject}`,
          `Jeśli coś nadal nie działa, otwórz je ponownie w ciągu ${reopenWindowDays} dni albo po prostu odpisz.`,
        ],
        action: { label: 'Otwórz zgłoszenie', url: ticketUrl(publicUrl, ticket) },
      }
}

/** To the assignee, or support while there is none: the customer's side wrote. */
export function ticketRepliedLetter(
  locale: string,
  ticket: TicketSubject,
  publicUrl: string,
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `${ticket.number}: the customer wrote`,
        paragraphs: [`A new message in ticket ${ticket.number}: ${ticket.subject}`],
        action: { label: 'Open the ticket', url: ticketUrl(publicUrl, ticket) },
      }
    : {
        locale: 'pl',
        subject: `${ticket.number}: klient napisał`,
        paragraphs: [`Nowa wiadomość w zgłoszeniu ${ticket.number}: ${ticket.subject}`],
        action: { label: 'Otwórz zgłoszenie', url: ticketUrl(publicUrl, ticket) },
      }
}

function ticketUrl(publicUrl: string, { id }: TicketSubject): string {
  return `${publicUrl}/tickets/${id}`
}
