import { contactChannels } from '@hezo/api'
import type { GuideWords } from './guide-words.ts'

/** The sign-in guide in Polish. */
export const guideWordsPl: GuideWords = {
  title: 'Instrukcja logowania',
  lead: 'Jak założyć konto w portalu wsparcia myHEZO, jak się logować i co zrobić, gdy coś nie działa.',
  site: 'myhezo.pl',
  edition: 'Stan na',
  page: (number, of) => `Strona ${number} z ${of}`,
  contents: 'W tej instrukcji',
  needs: {
    title: 'Co przygotować',
    entries: [
      {
        title: 'NIP firmy',
        text: 'Poprzedzony literami PL: PL i 10 cyfr.',
        example: 'PL1234563218',
      },
      {
        title: 'Numer umowy',
        text: 'Jednej z wykupionych umów serwisowych, która dziś obowiązuje.',
        example: 'SHZ/2026/1001',
      },
      {
        title: 'Numer seryjny',
        text: 'Jednego urządzenia z tej samej umowy.',
        example: 'FG1234567890',
      },
      {
        title: 'Telefon z aplikacją',
        text: 'Google Authenticator, Microsoft Authenticator albo Okta Verify. Może być też inna aplikacja, która pokazuje 6-cyfrowe kody do logowania.',
      },
    ],
  },
  oldSerials: {
    title: 'Masz numer seryjny z „(H)” na początku?',
    text: 'Przez pewien czas numery seryjne zapisywano w postaci (H)-FG1234567890. Od 19 czerwca 2024 r. kluczem jest sam numer: FG1234567890. Stary zapis też przyjmiemy i zamienimy go na nowy.',
  },
  registration: {
    title: 'Jednorazowa rejestracja',
    lead: 'Rejestruje się każdy, także osoby z kontem w poprzedniej aplikacji. Umów nie trzeba zgłaszać ponownie, a otwarte zgłoszenia czekają w portalu zaraz po rejestracji.',
    steps: [
      {
        screen: 'sign-in',
        title: 'Wejdź na myhezo.pl',
        paragraphs: [
          'Otwórz w przeglądarce stronę myhezo.pl. Pod formularzem „Logowanie” wybierz „Zarejestruj się”.',
        ],
        picture: 'Formularz logowania z polami E-mail i Hasło oraz odnośnikiem do rejestracji.',
      },
      {
        screen: 'register-contract',
        title: 'Podaj trzy dane z umowy',
        paragraphs: [
          'Wpisz NIP z literami PL, numer umowy i numer seryjny jednego urządzenia z tej umowy.',
          'Odstępy i małe litery nie przeszkadzają. Potem wybierz „Dalej: dane”.',
        ],
        picture: 'Pierwszy krok rejestracji z polami NIP firmy, Numer umowy i Numer seryjny.',
      },
      {
        screen: 'register-person',
        title: 'Uzupełnij dane i ustal hasło',
        paragraphs: [
          'Podaj dane kontaktowe i adresowe. Adres e-mail będzie Twoim loginem.',
          'Hasło ma co najmniej 12 znaków. Kilka przypadkowych słów łatwo zapamiętać, a trudno odgadnąć.',
          'Potem wybierz „Dalej: kod na e-mail”.',
        ],
        picture: 'Drugi krok rejestracji z danymi osoby, danymi firmy i hasłem.',
      },
      {
        screen: 'register-email',
        title: 'Potwierdź adres e-mail',
        paragraphs: [
          'Przepisz 6-cyfrowy kod z wiadomości, którą właśnie wysłaliśmy, i wybierz „Potwierdź adres”. Kod jest ważny 30 minut.',
          'Wiadomości nie ma? Zajrzyj do folderu ze spamem, a po minucie wybierz „Wyślij nowy kod”.',
        ],
        picture: 'Ekran z polem na kod z e-maila i przyciskiem Potwierdź adres.',
      },
      {
        screen: 'register-authenticator',
        title: 'Połącz aplikację w telefonie',
        paragraphs: [
          'W aplikacji Google Authenticator, Microsoft Authenticator albo Okta Verify dodaj nowe konto i zeskanuj kod QR z ekranu.',
          'Nie możesz zeskanować? Wybierz w aplikacji wpisywanie klucza i podaj klucz widoczny obok kodu.',
          'Przepisz 6 cyfr, które pokaże aplikacja, i wybierz „Utwórz konto”.',
        ],
        picture: 'Kod QR dla aplikacji uwierzytelniającej, klucz do wpisania i pole na kod.',
      },
      {
        screen: 'register-codes',
        title: 'Zachowaj kody zapasowe',
        paragraphs: [
          'Każdy z dziesięciu kodów zastępuje aplikację jeden raz, na przykład gdy zgubisz telefon.',
          'Zobaczysz je tylko teraz. Wydrukuj je albo zapisz w bezpiecznym miejscu, ale nie w tym samym telefonie. Potem wybierz „Kody zapisane, dalej”.',
        ],
        picture: 'Dziesięć kodów zapasowych z przyciskami Kopiuj kody, Drukuj i Zapisz plik .txt.',
      },
      {
        screen: 'contracts',
        title: 'Gotowe',
        paragraphs: [
          'Konto działa. W części „Umowy” widać wszystkie wykupione umowy Twojej firmy i przypisane do nich numery seryjne, także umowy, które się skończyły.',
          'W niektórych firmach nową osobę zatwierdza najpierw właściciel konta firmy. Umowy zobaczysz wtedy, gdy dostaniesz od nas e-mail o dostępie.',
        ],
        picture: 'Lista umów firmy z ich stanem, okresem i liczbą urządzeń.',
      },
    ],
  },
  signIn: {
    title: 'Logowanie na co dzień',
    lead: 'Za każdym razem potrzebne są hasło i kod z aplikacji w telefonie.',
    steps: [
      {
        screen: 'sign-in-password',
        title: 'Wpisz e-mail i hasło',
        paragraphs: [
          'Na stronie myhezo.pl wpisz adres e-mail i hasło, potem wybierz „Dalej: kod z aplikacji”.',
        ],
        picture: 'Formularz logowania z wpisanym adresem i hasłem.',
      },
      {
        screen: 'sign-in-code',
        title: 'Przepisz kod z aplikacji',
        paragraphs: [
          'Przepisz 6 cyfr, które aplikacja pokazuje w tej chwili, i wybierz „Zaloguj się”. Cyfry zmieniają się co 30 sekund.',
          'Nie masz przy sobie telefonu? Wybierz „Użyj kodu zapasowego” i wpisz jeden z zachowanych kodów.',
        ],
        picture: 'Ekran logowania z polem na kod z aplikacji.',
      },
    ],
  },
  forgotten: {
    title: 'Nie pamiętasz hasła?',
    lead: 'Pod formularzem logowania wybierz „Nie pamiętasz hasła?”. Przyda się dostęp do poczty i telefon z aplikacją albo kod zapasowy.',
    steps: [
      {
        screen: 'password-reset-email',
        title: 'Poproś o kod',
        paragraphs: [
          'Wpisz adres e-mail, którym się logujesz, i wybierz „Wyślij kod”.',
          'Kod wysyłamy tylko na adres, do którego jest konto. Jest ważny 30 minut.',
        ],
        picture: 'Ekran nowego hasła z polem E-mail i przyciskiem Wyślij kod.',
      },
      {
        screen: 'password-reset-code',
        title: 'Ustaw nowe hasło',
        paragraphs: [
          'Przepisz 6-cyfrowy kod z wiadomości, wymyśl nowe hasło i przepisz 6 cyfr z aplikacji w telefonie. Potem wybierz „Ustaw nowe hasło”.',
          'Nie masz przy sobie telefonu? Wybierz „Użyj kodu zapasowego”.',
          'Od tej chwili logujesz się nowym hasłem. Na innych urządzeniach trzeba zalogować się ponownie.',
        ],
        picture: 'Ekran z polami na kod z wiadomości e-mail, nowe hasło i kod z aplikacji.',
      },
    ],
  },
  troubles: {
    title: 'Gdy coś nie działa',
    entries: [
      {
        title: 'Dane z umowy nie pasują do siebie',
        text: 'Sprawdź, czy numer seryjny należy do tej umowy, czy umowa dziś obowiązuje i czy NIP jest numerem firmy, która ją wykupiła. Jeśli wszystko się zgadza, zadzwoń do nas.',
      },
      {
        title: 'Kod z aplikacji nie działa',
        text: 'Włącz w telefonie automatyczną datę i godzinę. Każdy kod działa raz: poczekaj na nowy.',
      },
      {
        title: 'Nie masz już telefonu z aplikacją',
        text: 'Zaloguj się kodem zapasowym. Jeśli nie masz też kodów, zadzwoń do nas: oddzwonimy, aby upewnić się, że to Ty, i pozwolimy połączyć aplikację od nowa.',
      },
    ],
  },
  contact: {
    title: 'Kontakt',
    lead: 'Nie udaje się zarejestrować lub zalogować? Pilna sprawa? Najszybciej pomożemy przez telefon.',
    entries: [
      { title: 'Telefon', text: contactChannels.phoneText },
      { title: 'E-mail', text: contactChannels.email },
      {
        title: 'Formularz',
        text: '„Formularz kontaktowy” na dole każdej strony, bez logowania',
      },
    ],
  },
}
