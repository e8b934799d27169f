import type { Locale } from '@hezo/api'

/** Which language a host speaks; any other host follows its reader. */
export const hostLocales: Readonly<Record<string, Locale>> = {
  'myhezo.pl': 'pl',
  'www.myhezo.pl': 'pl',
  'myhezo.com': 'en',
  'www.myhezo.com': 'en',
}
