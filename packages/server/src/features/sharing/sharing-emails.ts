import type { Letter } from '../../platform/mail/letter.ts'

/** What an email may say of a ticket. What was written in it stays behind sign-in. */
interface SharedTicket {
  readonly ticket: { readonly id: string; readonly number: string; readonly subject: string }
  readonly supplier: string
}

/** To the person who asked for it inside a frame: the link that confirms it. */
export function confirmSharingEmail(
  locale: string,
  { ticket: { number, subject }, supplier, url }: SharedTicket & { readonly url: string },
): Letter {
  return locale === 'en'
    ? {
        locale,
        subject: `${number}: confirm sharing with ${supplier}`,
        paragraphs: [
          `On a website that shows myHEZO support, you were asked to share ticket ${number} (${subject}) with ${supplier}.`,
          `It is not shared yet. Once you confirm, employees of ${supplier} can read the whole conversation with its files, and reply to it. You can withdraw your consent at any time.`,
        ],
        action: { label: 'Review and confirm', url },
        notes: [
          'The link works once, for three days. If you do not want to share the ticket, do nothing: only your company and HEZO see it.',
        ],
      }
    : {
        locale: 'pl',
        subject: `${number}: potwierdź udostępnienie firmie ${supplier}`,
        paragraphs: [
          `Na stronie, która wyświetla wsparcie myHEZO, wybrano udostępnienie zgłoszenia ${number} (${subject}) firmie ${supplier}.`,
          `Zgłoszenie nie jest jeszcze udostępnione. Gdy to potwierdzisz, pracownicy firmy ${supplier} będą mogli czytać całą rozmowę wraz z plikami i na nią odpowiadać. Zgodę możesz wycofać w każdej chwili.`,
        ],
        action: { label: 'Sprawdź i potwierdź', url },
        notes: [
          'Link działa raz, przez trzy dni. Jeśli nie chcesz udostępniać zgłoszenia, nic nie rób: widzi je tylko Twoja firma i HEZO.',
        ],
      }
}

/** To the owners of the company: a consent was given, by whom, and how to withdraw it. */
export function ticketShared(
  locale: string,
  about: SharedTicket & {
    readonly person: string
    readonly method: 'session' | 'email'
    readonly publicUrl: string
  },
): Letter {
  const { ticket, supplier, person, method, publicUrl } = about
  const { id, number, subject } = ticket
  const url = `${publicUrl}/tickets/${id}`
  return locale === 'en'
    ? {
        locale,
        subject: `${number}: shared with ${supplier}`,
        paragraphs: [
          `Employees of ${supplier} can now read ticket ${number} (${subject}) with its whole conversation, and reply to it.`,
          method === 'email'
            ? `Consent was given by ${person}, by an emailed link.`
            : `Consent was given by ${person}, signed in to myHEZO.`,
        ],
        action: { label: 'Open the ticket', url },
        notes: [
          'Anybody in your company can withdraw the consent there, at any time. It ends at once.',
        ],
      }
    : {
        locale: 'pl',
        subject: `${number}: udostępniono firmie ${supplier}`,
        paragraphs: [
          `Pracownicy firmy ${supplier} mogą teraz czytać zgłoszenie ${number} (${subject}) wraz z całą rozmową i na nie odpowiadać.`,
          method === 'email'
            ? `Kto wyraził zgodę: ${person}, przez link z e-maila.`
            : `Kto wyraził zgodę: ${person}, po zalogowaniu w myHEZO.`,
        ],
        action: { label: 'Otwórz zgłoszenie', url },
        notes: [
          'Zgodę może tam w każdej chwili wycofać każda osoba z Twojej firmy. Udostępnienie kończy się od razu.',
        ],
      }
}
