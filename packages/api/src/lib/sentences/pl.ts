import { helpline } from '../contact-channels.ts'
import type { Sentences } from './sentences.ts'

const call = `zadzwoń: ${helpline}.`
const later = `Spróbuj ponownie za chwilę. W pilnej sprawie ${call}`
const nip = 'NIP: PL i 10 cyfr.'

function badCharacter(place: string): string {
  return `Znak „{character}” na pozycji {position} nie może wystąpić w ${place}.`
}

/** Polish. */
export const sentences: Sentences = {
  problems: {
    malformed_request: 'To nie jest żądanie HTTP, które rozumiemy.',
    malformed_json: 'To nie jest poprawny JSON.',
    idempotency_key_missing: 'Brakuje nagłówka Idempotency-Key.',
    upload_incomplete: 'Plik nie dotarł w całości. Wyślij go ponownie.',
    unauthenticated: 'Zaloguj się, aby kontynuować.',
    credentials_rejected: 'E-mail lub hasło się nie zgadza. Spróbuj ponownie.',
    second_factor_rejected:
      'Kod się nie zgadza lub był już użyty. Poczekaj na następny albo użyj kodu zapasowego.',
    challenge_ended: 'Logowanie wygasło. Zacznij od początku.',
    session_ended: 'Sesja wygasła. Zaloguj się ponownie.',
    dpop_proof_rejected:
      'Przeglądarka nie potwierdziła, że sesja należy do niej. Otwórz stronę przez https i zaloguj się ponownie.',
    dpop_nonce_required: 'Powtórz żądanie z wartością nagłówka DPoP-Nonce.',
    forbidden: 'Nie masz uprawnień do tej czynności.',
    step_up_required: 'Potwierdź, że to Ty: podaj kod z aplikacji.',
    passkeys_not_here: 'Klucze dostępu działają tylko na stronach HEZO. Użyj kodu z aplikacji.',
    approval_pending:
      'Właściciel konta Twojej firmy musi najpierw zatwierdzić dostęp. Damy Ci znać e-mailem.',
    proof_of_work_required:
      'Nie udało się upewnić, że nie wysyła tego automat. Spróbuj ponownie albo odśwież stronę.',
    not_found: 'Nie ma tu niczego. Wróć do listy.',
    method_not_allowed: 'Adres nie obsługuje tej metody.',
    request_timeout: 'Żądanie nie dotarło w całości. Wyślij je jeszcze raz.',
    idempotency_in_progress: 'To samo żądanie jest w toku. Poczekaj chwilę.',
    status_change_refused: 'Nie można teraz tak zmienić statusu. Odśwież zgłoszenie.',
    ticket_closed: 'Zgłoszenie jest zamknięte. Utwórz nowe.',
    contract_not_valid: `Umowa dziś nie obowiązuje. Wybierz inną albo ${call}`,
    no_supplier: 'Umowa nie ma dostawcy, któremu można udostępnić zgłoszenie.',
    too_many_files: 'Zgłoszenie może mieć najwyżej 20 plików.',
    passkey_exists: 'Ten klucz dostępu jest już dodany. Wybierz inny.',
    too_many_passkeys: 'Konto może mieć najwyżej 20 kluczy dostępu. Usuń ten, którego nie używasz.',
    last_owner: 'Firma musi mieć właściciela konta. Najpierw wskaż innego.',
    factor_reset_open: 'Wymiana tej aplikacji uwierzytelniającej jest już w toku. Sprawdź listę.',
    factor_reset_decided:
      'Ten wniosek został w międzyczasie zatwierdzony lub zakończony. Odśwież listę.',
    registration_ended: 'Rejestracja wygasła. Zacznij od początku.',
    activation_ended: `Link wygasł lub był już użyty. Po nowy ${call}`,
    passkey_ended:
      'Minęło zbyt dużo czasu albo to potwierdzenie było już użyte. Użyj klucza dostępu jeszcze raz.',
    password_reset_ended: 'Ta próba ustawienia nowego hasła wygasła. Zacznij od początku.',
    email_change_ended: 'Ta zmiana adresu e-mail wygasła. Zacznij od początku.',
    totp_change_ended: 'Czas na ustawienie tej aplikacji minął. Zacznij od początku.',
    factor_reset_ended: `Ten link wygasł, został użyty lub wstrzymany. Po nowy ${call}`,
    sharing_request_ended:
      'Ten link wygasł, został użyty albo zastąpiony nowszym. Nowy możesz wysłać ze strony zgłoszenia.',
    body_too_large: 'To za dużo danych. Skróć tekst.',
    file_too_large: 'Plik jest za duży. Jeden plik może mieć najwyżej 25 MB.',
    unsupported_media_type: 'Wyślij application/json.',
    unsupported_content_encoding: 'Wyślij dane bez kompresji.',
    file_type_refused:
      'Plików tego rodzaju nie przyjmujemy. Jeśli jest potrzebny, spakuj go do ZIP.',
    validation_failed: 'Popraw zaznaczone pola.',
    file_empty: 'Plik jest pusty.',
    file_type_mismatch: 'Zawartość pliku nie odpowiada jego nazwie. Sprawdź, czy to właściwy plik.',
    entitlement_rejected: `Nie możemy potwierdzić uprawnień. Sprawdź NIP, numer umowy i numer seryjny albo ${call}`,
    code_rejected: 'Kod się nie zgadza lub wygasł. Wpisz aktualny.',
    passkey_rejected:
      'Ten klucz dostępu nie został przyjęty. Spróbuj ponownie albo użyj kodu z aplikacji.',
    idempotency_key_reused: 'Idempotency-Key był już użyty z inną treścią. Nadaj nowy.',
    rate_limited: `Zbyt wiele prób. ${later}`,
    headers_too_large: 'Nagłówki żądania są za długie.',
    internal: `Błąd po naszej stronie. ${later}`,
    overloaded: `Jesteśmy przeciążeni. ${later}`,
    unavailable: `Usługa jest chwilowo niedostępna. ${later}`,
  },
  fields: {
    'shape.required': 'Wypełnij to pole.',
    'shape.wrong_type': 'Wartość ma niewłaściwy typ.',
    'shape.unknown_field': 'Nieznane pole. Usuń je.',
    'shape.not_an_option': 'Wybierz jedną z opcji.',
    'shape.wrong_format': 'Wartość ma niewłaściwą postać.',
    'shape.out_of_range': 'Wartość jest poza zakresem.',
    'nip.empty': `Podaj ${nip}`,
    'nip.wrong_country': `To numer innego kraju. Podaj polski ${nip}`,
    'nip.bad_character': `${badCharacter('numerze NIP')} Podaj ${nip}`,
    'nip.wrong_length': `Liczba cyfr się nie zgadza. Podaj ${nip}`,
    'nip.wrong_check_digit': 'W tym NIP-ie jest pomyłka: cyfra kontrolna się nie zgadza.',
    'serialNumber.empty': 'Podaj numer seryjny z umowy.',
    'serialNumber.too_short': 'Numer seryjny ma co najmniej 3 znaki.',
    'serialNumber.too_long': 'Numer seryjny ma najwyżej 64 znaki. Wpisz tylko jeden.',
    'serialNumber.bad_character': `${badCharacter('numerze seryjnym')} Dozwolone są litery A–Z, cyfry oraz - . / _ + (nie podobne litery innych alfabetów, np. cyrylicy).`,
    'contractNumber.empty': 'Podaj numer umowy.',
    'contractNumber.too_short': 'Numer umowy ma co najmniej 3 znaki.',
    'contractNumber.too_long': 'Numer umowy ma najwyżej 40 znaków. Wpisz tylko jeden.',
    'contractNumber.bad_character':
      'Na pozycji {position} jest niewidoczny znak. Wpisz numer ręcznie.',
    'email.empty': 'Podaj adres e-mail.',
    'email.too_long': 'Adres e-mail ma najwyżej 254 znaki.',
    'email.bad_character': badCharacter('adresie e-mail'),
    'email.wrong_format': 'Podaj pełny adres e-mail, np. jan@firma.pl.',
    'phone.empty': 'Podaj numer telefonu.',
    'phone.bad_character': badCharacter('numerze telefonu'),
    'phone.missing_country_code': 'Dodaj numer kierunkowy kraju, np. +48.',
    'phone.wrong_length': 'Liczba cyfr się nie zgadza. Polski numer ma ich 9 (bez +48).',
    'postalCode.empty': 'Podaj kod pocztowy.',
    'postalCode.wrong_format': 'Podaj poprawny kod pocztowy, np. 31-150.',
    'country.empty': 'Wybierz kraj.',
    'country.wrong_format': 'Podaj dwuliterowy kod kraju, np. PL.',
    'personName.empty': 'Wypełnij to pole literami.',
    'personName.too_long': 'Wpisz najwyżej 80 znaków.',
    'personName.bad_character': badCharacter('imieniu ani nazwisku'),
    'fileName.empty': 'Nadaj plikowi nazwę.',
    'fileName.too_long': 'Nazwa pliku ma najwyżej 200 znaków. Skróć ją.',
    'fileName.bad_character': badCharacter('nazwie pliku'),
    'password.too_short': 'Hasło ma co najmniej 12 znaków, np. kilka słów.',
    'password.too_long': 'Hasło ma najwyżej 256 znaków.',
    'password.contains_context': 'Hasło nie może zawierać danych z formularza ani nazwy HEZO.',
    'password.common': 'To hasło łatwo odgadnąć: używa go wiele osób. Wymyśl inne.',
    'password.wrong': 'To nie jest Twoje obecne hasło.',
    'totpCode.empty': 'Wpisz kod: 6 cyfr.',
    'totpCode.bad_character': 'Kod ma tylko cyfry.',
    'totpCode.wrong_length': 'Kod ma 6 cyfr.',
    'recoveryCode.empty': 'Wpisz kod zapasowy.',
    'recoveryCode.bad_character': badCharacter('kodzie zapasowym'),
    'recoveryCode.wrong_length': 'Kod zapasowy ma 16 znaków.',
    'text.empty': 'Wypełnij to pole.',
    'text.too_short': 'Tekst jest za krótki.',
    'text.too_long': 'Tekst jest za długi. Najwięcej znaków: {max}.',
  },
  clientFailures: {
    network_failed: `Brak połączenia. Sprawdź internet i spróbuj ponownie albo ${call}`,
    timed_out: `Serwer nie odpowiedział na czas. Spróbuj ponownie albo ${call}`,
    reply_unexpected: `Niezrozumiała odpowiedź serwera. Odśwież stronę albo ${call}`,
  },
}
