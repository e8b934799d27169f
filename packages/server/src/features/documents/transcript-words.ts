import type { Locale, Role, TicketStatus } from '@hezo/domain'

interface Words {
  readonly title: string
  readonly status: string
  readonly statuses: Readonly<Record<TicketStatus, string>>
  readonly roles: Readonly<Record<Role, string>>
  readonly number: string
  readonly legacyId: string
  readonly opened: string
  readonly company: string
  readonly contract: string
  readonly device: string
  readonly noDevice: string
  readonly messages: string
  /** Before the instant up to which the transcript tells. */
  /** Of when the dialogue is. */
  readonly made: string
  readonly attachments: string
  readonly noText: string
  /** Under the last message, so that nobody wonders whether pages are missing. */
  readonly end: string
  readonly page: (number: number, of: number) => string
  /** Which clock the times are of. */
  readonly clock: string
}

/** The words of a transcript; statuses and roles are called as in the portal. */
export const transcriptWords: Readonly<Record<Locale, Words>> = {
  pl: {
    title: 'Zapis zgłoszenia',
    status: 'Status',
    statuses: {
      new: 'Nowe',
      in_progress: 'W toku',
      waiting_for_customer: 'Czeka na klienta',
      resolved: 'Rozwiązane',
      closed: 'Zamknięte',
    },
    roles: { customer: 'Klient', supplier: 'Dostawca', staff: 'HEZO' },
    number: 'Numer',
    legacyId: 'Numer w poprzedniej aplikacji',
    opened: 'Otwarte',
    company: 'Firma',
    contract: 'Umowa',
    device: 'Urządzenie',
    noDevice: 'bez urządzenia',
    messages: 'Wiadomości',
    made: 'Stan z',
    attachments: 'Załączniki',
    noText: 'Wiadomość bez treści',
    end: 'Koniec zapisu',
    page: (number, of) => `Strona ${number} z ${of}`,
    clock: 'czas polski',
  },
  en: {
    title: 'Ticket transcript',
    status: 'Status',
    statuses: {
      new: 'New',
      in_progress: 'In progress',
      waiting_for_customer: 'Waiting for the customer',
      resolved: 'Resolved',
      closed: 'Closed',
    },
    roles: { customer: 'Customer', supplier: 'Supplier', staff: 'HEZO' },
    number: 'Number',
    legacyId: 'Number in the previous application',
    opened: 'Opened',
    company: 'Company',
    contract: 'Contract',
    device: 'Device',
    noDevice: 'no device',
    messages: 'Messages',
    made: 'As of',
    attachments: 'Attachments',
    noText: 'A message without text',
    end: 'End of the transcript',
    page: (number, of) => `Page ${number} of ${of}`,
    clock: 'Polish time',
  },
}
