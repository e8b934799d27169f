import { contactChannels, type Locale } from '@hezo/api'

const texts = {
  pl: {
    title: 'myHEZO – wsparcie serwisowe',
    withoutScript: 'Ta strona wymaga JavaScriptu. Pomoc uzyskasz też telefonicznie i e-mailem:',
  },
  en: {
    title: 'myHEZO – service support',
    withoutScript: 'This page needs JavaScript. You can also get help by phone and e-mail:',
  },
} as const

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%230b6170'/%3E%3Cpath d='M10 8v16M22 8v16M10 16h12' stroke='%23fff' stroke-width='3.5' stroke-linecap='round'/%3E%3C/svg%3E"

/** The portal: one element that is all of it. */
export function portalPage(locale: Locale): string {
  const { title, withoutScript } = texts[locale]
  const { phone, phoneText, email } = contactChannels
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="/portal.css">
<script type="module" src="/elements/hezo-portal.js"></script>
</head>
<body>
<hezo-portal routing="path"></hezo-portal>
<noscript><p>${withoutScript} <a href="tel:${phone}">${phoneText}</a>, <a href="mailto:${email}">${email}</a></p></noscript>
</body>
</html>
`
}
