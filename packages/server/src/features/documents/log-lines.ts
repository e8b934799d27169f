const date = String.raw`\d{4}[-/.]\d\d[-/.]\d\d|\d\d[-/.]\d\d[-/.]\d{4}|[A-Z][a-z]{2} {1,2}\d{1,2}`
const beginnings = [
  // A time stamp, bare or in brackets: syslog, ISO 8601, the kernel's seconds.
  new RegExp(String.raw`^\s*[\[(<]?(${date})[T, ]+\d\d:\d\d`),
  /^\s*[[(]?\d\d:\d\d:\d\d/,
  /^\s*\[ *\d+\.\d{3,}\]/,
  // A prompt.
  /^[\w.-]+@[\w.-]+[:~ ][^@]{0,40}[#$] /,
  /^[A-Z]:\\[^>]{0,80}>/,
  // A stack.
  /^\s+at \S+\(.*\)$/,
]
const hex =
  /\b0x[0-9a-f]+\b|\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}\b|\b([0-9a-f]{2}:){5,}[0-9a-f]{2}\b/gi
const columns = /\S(\t+| {2,})\S.*?(\t+| {2,})\S/

// Patterns look at the beginning of a line: it gives a log away, and a line may have a megabyte.
const looked = 500

/** Whether a line alone shows that it comes from a log or a terminal. */
export function isStrongLogLine(line: string): boolean {
  const start = line.slice(0, looked)
  return beginnings.some((pattern) => pattern.test(start)) || (start.match(hex)?.length ?? 0) > 1
}

/** Whether a line may come from a log, a table or a listing: what its neighbours then decide. */
export function isLogLine(line: string): boolean {
  const start = line.slice(0, looked)
  return /^(\t| {2})\s*\S/.test(start) || columns.test(start) || isStrongLogLine(line)
}
