/** The beginning of a text as one line: bookmarks and titles have one, and nobody reads more there. */
export function oneLine(text: string, limit = 200): string {
  // A part is enough, or a megabyte would be looked at for two hundred characters.
  const start = text.slice(0, limit * 2).toWellFormed()
  const line = start.replace(/[\s\p{Cc}\uFFFE\uFFFF]+/gu, ' ').trim()
  return line.length > limit ? `${line.slice(0, limit - 1).toWellFormed()}…` : line
}
