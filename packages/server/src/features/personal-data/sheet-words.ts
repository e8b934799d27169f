import type { Locale } from '@hezo/api'
import type { PersonalSection } from './collect-personal-data.ts'
import { auditWordsEn } from './audit-words-en.ts'
import { auditWordsPl } from './audit-words-pl.ts'

interface Words {
  readonly title: string
  readonly lead: string
  readonly clock: string
  readonly none: string
  readonly page: (number: number, of: number) => string
  readonly yes: string
  readonly no: string
  readonly events: Readonly<Record<string, string>>
  readonly sections: Readonly<Record<PersonalSection, string>>
}

/** The words around a person's data; a field's own are in `field-words.ts`. */
export const sheetWords: Readonly<Record<Locale, Words>> = {
  pl: {
    title: 'Moje dane w myHEZO',
    lead: 'Wszystko, co myHEZO przechowuje o tej osobie, poza tym, co chroni konto: hasłem i kodami.',
    clock: 'czas polski',
    none: 'Brak danych.',
    page: (number, of) => `Strona ${number} z ${of}`,
    yes: 'tak',
    no: 'nie',
    events: auditWordsPl,
    sections: {
      account: 'Konto',
      company: 'Firma',
      registrations: 'Rejestracje',
      activations: 'Linki jednorazowe',
      invitationsReceived: 'Otrzymane zaproszenia',
      invitationsSent: 'Wysłane zaproszenia',
      recoveryCodes: 'Kody zapasowe',
      passkeys: 'Klucze dostępu',
      passwordResets: 'Prośby o nowe hasło',
      emailChanges: 'Zmiany adresu e-mail',
      totpChanges: 'Zmiany aplikacji uwierzytelniającej',
      factorResets: 'Resety drugiego składnika',
      signInAttempts: 'Rozpoczęte logowania',
      sessions: 'Sesje',
      tickets: 'Zgłoszenia',
      assignedTickets: 'Prowadzone zgłoszenia',
      messages: 'Wiadomości',
      attachments: 'Załączniki',
      sharingDecisions: 'Decyzje o udostępnianiu',
      contactRequests: 'Pytania z formularza',
      events: 'Zdarzenia bezpieczeństwa',
    },
  },
  en: {
    title: 'My data at myHEZO',
    lead: 'Everything that myHEZO stores about this person, but for what guards the account: password and codes.',
    clock: 'Polish time',
    none: 'No data.',
    page: (number, of) => `Page ${number} of ${of}`,
    yes: 'yes',
    no: 'no',
    events: auditWordsEn,
    sections: {
      account: 'Account',
      company: 'Company',
      registrations: 'Registrations',
      activations: 'One-time links',
      invitationsReceived: 'Invitations received',
      invitationsSent: 'Invitations sent',
      recoveryCodes: 'Recovery codes',
      passkeys: 'Passkeys',
      passwordResets: 'Password resets',
      emailChanges: 'Changes of e-mail address',
      totpChanges: 'Changes of authenticator app',
      factorResets: 'Resets of the second factor',
      signInAttempts: 'Sign-ins begun',
      sessions: 'Sessions',
      tickets: 'Tickets',
      assignedTickets: 'Tickets in my care',
      messages: 'Messages',
      attachments: 'Attachments',
      sharingDecisions: 'Decisions about sharing',
      contactRequests: 'Questions sent by the form',
      events: 'Security events',
    },
  },
}
