/** A piece of a text; `href` when it is an address of the web. */
export interface TextPart {
  readonly text: string
  readonly href?: string
}

const address = /\bhttps?:\/\/[^\s<>"'„”“«»]+/gi
const trailing = /[.,;:!?…)\]}]+$/

/**
 * Cuts a text into plain pieces and addresses of `http` and `https`, nothing else. Punctuation after
 * an address is not part of it, except a bracket that was opened within.
 */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const href = withoutTrailing(found)
    if (!URL.canParse(href)) continue
    if (index > end) parts.push({ text: text.slice(end, index) })
    parts.push({ text: href, href })
    end = index + href.length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

function withoutTrailing(found: string): string {
  const tail = trailing.exec(found)?.[0] ?? ''
  const bare = found.slice(0, found.length - tail.length)
  const opened = bare.split('(').length - bare.split(')').length
  return opened > 0 && tail.startsWith(')') ? `${bare})` : bare
}
