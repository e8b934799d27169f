/** The ids that a field of a form holds, apart by spaces. */
export function idsIn(text: string): string[] {
  return text.match(/\S+/g) ?? []
}
