import type { Locale } from '@hezo/api'

type Pair = readonly [pl: string, en: string]

/** What the fields of the export are called, by their names there. */
const words: Readonly<Record<string, Pair>> = {
  acceptedAt: ['Przyjęto', 'Accepted'],
  action: ['Zdarzenie', 'Event'],
  address: ['Adres sieciowy', 'Network address'],
  approvedAt: ['Zatwierdzono', 'Approved'],
  at: ['Kiedy', 'When'],
  attempts: ['Liczba prób', 'Attempts'],
  body: ['Treść', 'Text'],
  byMe: ['Wykonane przeze mnie', 'Done by me'],
  city: ['Miejscowość', 'City'],
  codeAttempts: ['Próby kodu', 'Attempts at the code'],
  codeExpiresAt: ['Kod ważny do', 'Code valid until'],
  company: ['Firma', 'Company'],
  companyId: ['Identyfikator firmy', 'Company id'],
  completedAt: ['Zakończono', 'Completed'],
  contractNumber: ['Numer umowy', 'Contract number'],
  country: ['Kraj', 'Country'],
  createdAt: ['Utworzono', 'Created'],
  data: ['Podane dane', 'Data given'],
  decidedAt: ['Zdecydowano', 'Decided'],
  decidedBy: ['Zdecydowała osoba', 'Decided by'],
  details: ['Szczegóły', 'Details'],
  email: ['E-mail', 'E-mail'],
  emailVerifiedAt: ['Potwierdzono e-mail', 'E-mail confirmed'],
  emailsSent: ['Wysłane wiadomości', 'Mails sent'],
  endReason: ['Powód zakończenia', 'Reason for the end'],
  endedAt: ['Zakończono', 'Ended'],
  expiresAt: ['Wygasa', 'Expires'],
  firstName: ['Imię', 'First name'],
  id: ['Identyfikator', 'Id'],
  invitationId: ['Identyfikator zaproszenia', 'Invitation id'],
  isOwner: ['Właściciel', 'Owner'],
  keyThumbprint: ['Odcisk klucza przeglądarki', 'Thumbprint of the browser’s key'],
  lastName: ['Nazwisko', 'Last name'],
  lastUsedAt: ['Ostatnio używana', 'Last used'],
  legacyId: ['Numer w poprzedniej aplikacji', 'Number in the previous application'],
  locale: ['Język', 'Language'],
  mediaType: ['Rodzaj pliku', 'Type of file'],
  message: ['Wiadomość', 'Message'],
  name: ['Nazwa', 'Name'],
  nip: ['NIP', 'NIP'],
  number: ['Numer', 'Number'],
  openedAt: ['Otwarto', 'Opened'],
  person: ['Osoba', 'Person'],
  phone: ['Telefon', 'Phone'],
  postalCode: ['Kod pocztowy', 'Postal code'],
  provenAt: ['Potwierdzono tożsamość', 'Identity proved'],
  provenBy: ['Sposób potwierdzenia', 'Proved by'],
  reference: ['Oznaczenie', 'Reference'],
  removedAt: ['Usunięto z firmy', 'Removed from the company'],
  reporterEmail: ['E-mail zgłaszającego', 'Reporter’s e-mail'],
  reporterName: ['Zgłaszający', 'Reporter'],
  role: ['Rola', 'Role'],
  serialNumber: ['Numer seryjny', 'Serial number'],
  severity: ['Pilność', 'Severity'],
  sha256: ['SHA-256', 'SHA-256'],
  shared: ['Udostępniono', 'Shared'],
  size: ['Rozmiar w bajtach', 'Size in bytes'],
  status: ['Status', 'Status'],
  street: ['Ulica', 'Street'],
  subject: ['Temat', 'Subject'],
  subjectId: ['Czego dotyczy', 'What it is about'],
  supplierId: ['Identyfikator dostawcy', 'Supplier id'],
  textVersion: ['Wersja tekstu zgody', 'Version of the text'],
  ticketId: ['Identyfikator zgłoszenia', 'Ticket id'],
  ticketNumber: ['Zgłoszenie', 'Ticket'],
  totpAttempts: ['Próby kodu z aplikacji', 'Attempts at the authenticator’s code'],
  updatedAt: ['Zmieniono', 'Changed'],
  usedAt: ['Użyto', 'Used'],
  userAgent: ['Przeglądarka', 'Browser'],
  userId: ['Identyfikator osoby', 'Person id'],
  visibility: ['Widoczność', 'Visibility'],
}

/** What a field is called; by its own name where nobody gave it a word. */
export function fieldWord(name: string, locale: Locale): string {
  return words[name]?.[locale === 'pl' ? 0 : 1] ?? name
}

/** Whether a field has words. */
export function hasWords(name: string): boolean {
  return name in words
}
