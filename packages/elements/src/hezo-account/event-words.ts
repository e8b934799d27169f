import type { AuditEvent } from '@hezo/api'
import { msg, str } from '@lit/localize'

type Details = AuditEvent['details']

/** What happened, as one line: the deed, what it was about, how often. */
export function eventSentence({ action, subject, details }: AuditEvent): string {
  const about = subject?.label ? `: ${subject.label}` : ''
  const { count } = details
  const often = typeof count === 'number' && count > 1 ? ` (${msg(str`${count} razy`)})` : ''
  return `${deed(action, details)}${about}${often}`
}

/** A test asks that nothing that is recorded is without words. */
function deed(action: string, details: Details): string {
  const words: Readonly<Record<string, string>> = {
    'registration.started': msg('Rozpoczęto rejestrację'),
    'registration.refused': msg('Odrzucono rejestrację'),
    'registration.throttled': msg('Wstrzymano próby rejestracji'),
    'registration.code_sent_again': msg('Ponownie wysłano kod rejestracji'),
    'registration.code_rejected': msg('Błędny kod podczas rejestracji'),
    'registration.email_verified': msg('Potwierdzono adres e-mail'),
    'registration.completed': details['isWaiting']
      ? msg('Zarejestrowano konto, które czeka na zgodę')
      : msg('Zarejestrowano konto'),
    'account.invited': msg('Założono konto z linkiem jednorazowym'),
    'account.activation_started': msg('Otwarto link jednorazowy'),
    'account.activation_code_rejected': msg('Błędny kod podczas aktywacji konta'),
    'account.activated': msg('Aktywowano konto'),
    'account.updated': msg('Zmieniono dane konta'),
    'account.password_changed': msg('Zmieniono hasło'),
    'account.password_rejected': msg('Podano błędne hasło'),
    'account.email_change_started': msg('Wysłano kody do zmiany e-maila'),
    'account.email_changed': msg('Zmieniono e-mail'),
    'account.authenticator_changed': msg('Zmieniono aplikację z kodami'),
    'account.recovery_codes_renewed': msg('Wydano nowe kody zapasowe'),
    'account.password_reset_started': msg('Poproszono o nowe hasło'),
    'account.password_reset': msg('Ustawiono nowe hasło'),
    'factor_reset.requested': msg('Poproszono HEZO o nową aplikację z kodami'),
    'factor_reset.approved': msg('HEZO zgodziło się na nową aplikację z kodami'),
    'factor_reset.opened': msg('Otwarto link do nowej aplikacji z kodami'),
    'factor_reset.completed': msg('Ustawiono nową aplikację z kodami'),
    'factor_reset.stopped': msg('Wstrzymano nową aplikację z kodami'),
    'passkey.added': msg('Dodano klucz dostępu'),
    'passkey.renamed': msg('Zmieniono nazwę klucza dostępu'),
    'passkey.removed': msg('Usunięto klucz dostępu'),
    'passkey.refused': msg('Odrzucono kopię klucza dostępu'),
    'account.exported': msg('Pobrano dane konta'),
    'account.erased': msg('Zamknięto konto'),
    'member.invited': details['isOwner']
      ? msg('Zaproszono do firmy jako właściciela')
      : msg('Zaproszono do firmy'),
    'member.invitation_withdrawn': msg('Wycofano zaproszenie'),
    'member.joined': msg('Przyjęto zaproszenie'),
    'member.approved': msg('Wpuszczono do firmy'),
    'member.refused': msg('Odmówiono dostępu do firmy'),
    'member.owner_changed': details['isOwner']
      ? msg('Uczyniono właścicielem')
      : msg('Odebrano rolę właściciela'),
    'member.removed': msg('Usunięto z firmy'),
    'company.updated': details['approvesNewPeople']
      ? msg('Nowe osoby czekają odtąd na zgodę')
      : msg('Nowe osoby mają odtąd dostęp od razu'),
    'sign_in.failed': msg('Nieudane logowanie'),
    'sign_in.throttled': msg('Wstrzymano próby logowania'),
    'sign_in.factor_rejected': msg('Błędny kod przy logowaniu'),
    'sign_in.factor_throttled': msg('Wstrzymano próby podania kodu'),
    'sign_in.stopped': msg('Przerwano logowanie po błędnych kodach'),
    'session.started': startOf(details),
    'session.proved': msg('Potwierdzono tożsamość'),
    'session.proof_rejected': msg('Nie potwierdzono tożsamości'),
    'session.ended': msg('Zakończono sesję'),
    'ticket.opened': msg('Utworzono zgłoszenie'),
    'ticket.replied': msg('Odpowiedziano w zgłoszeniu'),
    'ticket.updated': msg('Zmieniono zgłoszenie'),
    'ticket.shared': msg('Udostępniono zgłoszenie dostawcy'),
    'ticket.sharing_requested': msg('Poproszono o zgodę e-mailem na udostępnienie zgłoszenia'),
    'ticket.sharing_request_cancelled': msg('Anulowano prośbę o udostępnienie zgłoszenia'),
    'ticket.sharing_withdrawn': msg('Wycofano udostępnienie zgłoszenia'),
    'contract.company_changed': msg('Umowa przeszła do innej firmy'),
    'contract.supplier_changed': msg('Umowa zmieniła dostawcę'),
    'contracts.imported': msg('Wczytano umowy'),
    'contracts.import_undone': msg('Cofnięto wczytanie umów'),
    'tickets.imported': msg('Przeniesiono zgłoszenia'),
    'tickets.import_undone': msg('Cofnięto przeniesienie zgłoszeń'),
    'keys.rotated': msg('Wymieniono klucze usługi'),
    'keys.resealed': msg('Zaszyfrowano dane nowym kluczem'),
    'keys.pruned': msg('Usunięto stare klucze usługi'),
  }
  return words[action] ?? msg('Inne zdarzenie')
}

function startOf({ proof }: Details): string {
  if (proof === 'recovery_code') return msg('Zalogowano kodem zapasowym')
  return proof === 'passkey' ? msg('Zalogowano kluczem dostępu') : msg('Zalogowano')
}
