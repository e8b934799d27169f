const beginnings = [
  // A time stamp, bare or in brackets: syslog, ISO 8601, the kernel's seconds.
  /^\s*[[(<]?(?:\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{4})[T, ]+\d\d:\d\d/,
  /^\s*[[(<]?[A-Z][a-z]{2} {1,2}\d{1,2}[T, ]+\d\d:\d\d/,
  /^\s*[[(]?\d\d:\d\d:\d\d/,
  /^\s*\[ *\d+\.\d{3,}\]/,
  // A prompt.
  /^[\w.-]+@[\w.-]+[:~ ][^@]{0,40}[#$] /,
  /^[A-Z]:\\[^>]{0,80}>/,
  // A stack.
  /^\s+at [^\s(]+\(.*\)$/,
]
// Patterns look at the beginning of a line: it gives a log away, and a line may have a megabyte.
const looked = 500

/** Whether a line alone shows that it comes from a log or a terminal. */
export function isStrongLogLine(line: string): boolean {
  const start = line.slice(0, looked)
  return (
    beginnings.some((pattern) => pattern.test(start)) ||
    start.split(/[^\w:]+/).filter(isHex).length > 1
  )
}

/** Whether a line may come from a log, a table or a listing: what its neighbours then decide. */
export function isLogLine(line: string): boolean {
  const start = line.slice(0, looked)
  return /^(\t| {2})\s*\S/.test(start) || hasColumns(start) || isStrongLogLine(line)
}

/** Whether two gaps, each of a tab or several spaces, part the words of a line. */
function hasColumns(line: string): boolean {
  return line.split(/\t| {2,}/).filter((part) => part.trim() !== '').length > 2
}

/** Whether a word is a number in hexadecimal, or the address of a network card. */
function isHex(word: string): boolean {
  const digits = word.replace(/^0x/i, '')
  if (/^[0-9a-f]{2}(?::[0-9a-f]{2}){5,}$/i.test(word)) return true
  if (!/^[0-9a-f]+$/i.test(digits)) return false
  // A word of letters alone, or a number of digits alone, is none.
  return digits !== word || (word.length >= 8 && /\d/.test(word) && /[a-f]/i.test(word))
}
