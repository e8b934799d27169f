import { contactChannels } from '@hezo/api'
import type { Letter } from '../../platform/mail/letter.ts'

const { phoneText, email } = contactChannels

/** The last letter to a person: what was erased, and what the law makes HEZO keep. */
export function accountErased(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Your myHEZO account has been erased',
        paragraphs: [
          'We have erased your myHEZO account: your name, e-mail address and phone number, your password, the authenticator, the recovery codes and all sessions. You can register anew with this address.',
          'What stays, without your name: the tickets and messages of your company, because they document how the contract was performed and claims may be made from it (GDPR art. 17(3)(e)), and the record of security events, with an internal number instead of a person.',
        ],
        notes: [
          `It was not you, or you have a question? Call us at once on ${phoneText} or write to ${email}.`,
        ],
      }
    : {
        locale: 'pl',
        subject: 'Usunęliśmy Twoje konto w myHEZO',
        paragraphs: [
          'Usunęliśmy Twoje konto w myHEZO: imię i nazwisko, adres e-mail i numer telefonu, hasło, aplikację z kodami, kody zapasowe i wszystkie sesje. Na ten adres można założyć nowe konto.',
          'Bez Twojego nazwiska zostają: zgłoszenia i wiadomości Twojej firmy, bo dokumentują wykonanie umowy i mogą być podstawą roszczeń (art. 17 ust. 3 lit. e RODO), oraz rejestr zdarzeń bezpieczeństwa, w którym zamiast osoby jest wewnętrzny numer.',
        ],
        notes: [
          `To nie Ty albo masz pytanie? Zadzwoń od razu: ${phoneText}, lub napisz: ${email}.`,
        ],
      }
}

/** To somebody without an account: what was kept by the address is gone. */
export function traceErased(locale: string): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: 'Your data at myHEZO has been erased',
        paragraphs: [
          'We have erased what myHEZO kept under this e-mail address: registrations, invitations, questions sent by the form, and your name as the reporter of tickets.',
          'The tickets themselves stay, without your name, because they document how the contract was performed and claims may be made from it (GDPR art. 17(3)(e)).',
        ],
        notes: [`A question? Call ${phoneText} or write to ${email}.`],
      }
    : {
        locale: 'pl',
        subject: 'Usunęliśmy Twoje dane z myHEZO',
        paragraphs: [
          'Usunęliśmy to, co myHEZO przechowywało pod tym adresem e-mail: rejestracje, zaproszenia, pytania z formularza oraz Twoje nazwisko jako osoby zgłaszającej.',
          'Same zgłoszenia zostają bez Twojego nazwiska, bo dokumentują wykonanie umowy i mogą być podstawą roszczeń (art. 17 ust. 3 lit. e RODO).',
        ],
        notes: [`Masz pytanie? Zadzwoń: ${phoneText} lub napisz: ${email}.`],
      }
}
