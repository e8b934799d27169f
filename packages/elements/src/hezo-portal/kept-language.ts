const key = 'hezo-language'

/** The language the person chose in this tab; empty when they have not. */
export function keptLanguage(): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Keeps the choice for the tab; where storage is refused it holds until the page is left. */
export function keepLanguage(language: string): void {
  try {
    sessionStorage.setItem(key, language)
  } catch {
    // Refused: the choice holds on this page.
  }
}
