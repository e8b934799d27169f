// The first elements by which browsers take a text for a page (WHATWG MIME Sniffing §7.1), and others
// that load or run something.
const pageElements = new Set(
  'html head body script iframe style title svg object embed frameset base meta link'.split(' '),
)
// An XML document runs scripts where its elements are of these, whatever its first one is called.
const pageNamespaces = ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg']

/**
 * Whether a browser would take a text for a page, or for XML that runs scripts. Skips what may stand
 * before the first element: white space, comments, processing instructions. One of these that does not
 * end within the text counts as a page. Linear: it only moves forward.
 */
export function startsAsPage(text: string): boolean {
  const isXml = text.startsWith('<?xml', skipWhiteSpace(text, 0))
  const xmlElement = firstElement(text, '?>')
  if (isXml) {
    const isPage = ['html', 'svg', 'unended'].includes(xmlElement)
    return isPage || pageNamespaces.some((namespace) => text.includes(namespace))
  }
  // To HTML an instruction ends at its first `>`.
  return [xmlElement, firstElement(text, '>')].some(
    (name) => name === 'unended' || pageElements.has(name),
  )
}

/** The name of the first element or document type, in lower case; `''` if the text starts otherwise. */
function firstElement(text: string, instructionEnd: '>' | '?>'): string {
  let at = skipWhiteSpace(text, 0)
  while (at >= 0) {
    if (text.startsWith('<!--', at)) at = endOfComment(text, at + 2)
    else if (text.startsWith('<?', at)) at = endOf(text, instructionEnd, at)
    else return text[at] === '<' ? elementName(text, at + 1) : ''
    if (at >= 0) at = skipWhiteSpace(text, at)
  }
  return 'unended'
}

function elementName(text: string, at: number): string {
  const isType = text.slice(at, at + 8).toLowerCase() === '!doctype'
  const start = isType ? skipWhiteSpace(text, at + 8) : at
  // No name that is looked for is longer.
  const [word = ''] = /^\w*/.exec(text.slice(start, start + 12)) ?? []
  const name = word.toLowerCase()
  return !isType || name === 'html' || name === 'svg' ? name : ''
}

/** Behind `-->` or `--!>`; to HTML `<!-->` is a whole comment. */
function endOfComment(text: string, from: number): number {
  for (let at = text.indexOf('--', from); at >= 0; at = text.indexOf('--', at + 1)) {
    if (text[at + 2] === '>') return at + 3
    if (text.startsWith('!>', at + 2)) return at + 4
  }
  return -1
}

function endOf(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from)
  return at < 0 ? -1 : at + end.length
}

function skipWhiteSpace(text: string, from: number): number {
  let at = from
  while (/\s/.test(text.charAt(at))) at += 1
  return at
}
