// By hand: the messages of the elements, and the channels of the API, would bring their code along.
export const phone = { href: 'tel:+48122525600', text: '+48\u00a012\u00a025\u00a025\u00a0600' }
export const email = { href: 'mailto:pomoc@myhezo.pl', text: 'pomoc@myhezo.pl' }

/** What the element itself says, before its frame is there and where it does not come. */
export const words = {
  pl: {
    title: 'Wsparcie myHEZO',
    waiting: 'Wczytuję wsparcie myHEZO…',
    failed: 'Nie udało się tu wyświetlić wsparcia myHEZO. Pomożemy telefonicznie lub e-mailem:',
    retry: 'Spróbuj ponownie',
    portal: 'Otwórz myHEZO w nowej karcie',
  },
  en: {
    title: 'myHEZO support',
    waiting: 'Loading myHEZO support…',
    failed: 'myHEZO support could not be shown here. We can help by phone or email:',
    retry: 'Try again',
    portal: 'Open myHEZO in a new tab',
  },
} as const
