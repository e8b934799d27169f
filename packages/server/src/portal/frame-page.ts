import type { Locale } from '@hezo/api'

/** The elements that come in a frame, with what their frames are called. */
export const frameTitles = {
  'hezo-register': { pl: 'Rejestracja w myHEZO', en: 'Registration at myHEZO' },
  'hezo-sign-in': { pl: 'Logowanie do myHEZO', en: 'Sign in to myHEZO' },
  'hezo-activate': { pl: 'Aktywacja konta myHEZO', en: 'Activating a myHEZO account' },
  'hezo-password-reset': { pl: 'Nowe hasło do myHEZO', en: 'A new myHEZO password' },
  'hezo-reset-factor': { pl: 'Nowa aplikacja uwierzytelniająca', en: 'A new authenticator app' },
  'hezo-stop-reset': { pl: 'Zatrzymanie resetu', en: 'Stopping a reset' },
  'hezo-contact': { pl: 'Kontakt z HEZO', en: 'Contact HEZO' },
  'hezo-contracts': { pl: 'Umowy serwisowe w myHEZO', en: 'Service contracts at myHEZO' },
  'hezo-tickets': { pl: 'Zgłoszenia w myHEZO', en: 'Tickets at myHEZO' },
  'hezo-ticket': { pl: 'Zgłoszenie w myHEZO', en: 'A ticket at myHEZO' },
  'hezo-account': { pl: 'Konto myHEZO', en: 'Your myHEZO account' },
  'hezo-portal': { pl: 'Wsparcie myHEZO', en: 'myHEZO support' },
} as const satisfies Record<string, Record<Locale, string>>

/** An element that comes in a frame. */
export type FramedTag = keyof typeof frameTitles

/** The inside of a frame: one element. A link never shows its page in here, but in place of the page around. */
export function framePage(tag: FramedTag, locale: Locale): string {
  return `<!doctype html>
<html lang="${locale}" data-title-pl="${frameTitles[tag].pl}" data-title-en="${frameTitles[tag].en}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${frameTitles[tag][locale]}</title>
<base target="_top">
<script type="module" src="/elements/frame.js"></script>
<script type="module" src="/elements/${tag}.js"></script>
</head>
<body>
<main></main>
</body>
</html>
`
}
