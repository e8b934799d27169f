/**
 * Shows new text in the place of old text that a page translator has translated. Translators put `<font>` elements
 * where text nodes were. Lit then writes the new text to `data` of such an element, where it shows nowhere;
 * here it becomes text again, for the translator to find.
 */
export function renewTranslatedText(root: ParentNode): void {
  for (const font of root.querySelectorAll<HTMLElement & { data?: string }>('font')) {
    if (Object.hasOwn(font, 'data')) font.replaceWith(font.data ?? '')
  }
}
