import { Parser } from 'htmlparser2'
import type { Face } from '../../platform/pdf/glyphs.ts'
import type { Span } from '../../platform/pdf/flow.ts'
import { htmlElements, isBlock, isUnseen } from './html-elements.ts'
import type { MessageBlock } from './message-blocks.ts'

/**
 * Whether a message is HTML, as the old application stored some: it begins with an element, or has
 * one that makes paragraphs. A plain text that mentions `<B>` or `<serwer>` is none.
 */
export function isHtml(body: string): boolean {
  if (!body.includes('<')) return false
  let found = false
  const starts = body.trimStart().startsWith('<')
  const closed = new Set<string>()
  const parser = new Parser({
    onopentag(name) {
      if (name === 'br' || name === 'hr' || (starts && unclosed.has(name))) found = true
    },
    onclosetag(name, implied) {
      if (implied || !htmlElements.has(name)) return
      closed.add(name)
      if (isBlock(name) || (starts && !isUnseen(name))) found = true
    },
  })
  parser.end(body)
  return found
}

/** An HTML message as blocks: what a browser would show, with the address of each link. */
export function htmlBlocks(body: string): MessageBlock[] {
  const reader = new HtmlReader(body)
  const parser = new Parser(reader.handler, { decodeEntities: true })
  reader.position = () => [parser.startIndex, parser.endIndex + 1]
  parser.end(body)
  return reader.end()
}

// Paragraphs and the parts of a page that people leave open.
const unclosed = new Set(['html', 'body', 'p', 'div'])

interface List {
  readonly ordered: boolean
  count: number
}

class HtmlReader {
  readonly #body: string
  readonly #blocks: MessageBlock[] = []
  readonly #lists: List[] = []
  readonly #links: { href: string; text: string }[] = []
  #spans: Span[] = []
  #label: string | undefined
  #bold = 0
  #preformatted = 0
  #unseen = 0
  #cells = 0
  /** Where in the body the tag stands that is being reported. */
  position: () => [number, number] = () => [0, 0]

  constructor(body: string) {
    this.#body = body
  }

  readonly handler = {
    onopentag: (name: string, attributes: Record<string, string>) => this.#open(name, attributes),
    onclosetag: (name: string) => this.#close(name),
    ontext: (text: string) => this.#text(text),
  }

  end(): MessageBlock[] {
    this.#break()
    return this.#blocks
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (isUnseen(name)) this.#unseen += 1
    if (this.#unseen > 0) return
    // Words in angle brackets that are no element are what somebody wrote: <serwer>, <jan@firma.pl>.
    if (!htmlElements.has(name) && !name.includes(':'))
      this.#add(this.#body.slice(...this.position()))
    if (isBlock(name)) this.#break()
    if (name === 'pre') this.#preformatted += 1
    if (isBold(name)) this.#bold += 1
    if (name === 'br') this.#add('\n')
    if (name === 'ul' || name === 'ol') this.#lists.push({ ordered: name === 'ol', count: 0 })
    if (name === 'tr') this.#cells = 0
    if ((name === 'td' || name === 'th') && this.#cells++ > 0) this.#add('  |  ')
    if (name === 'img') this.#add(attributes['alt'] ? `[${attributes['alt']}]` : '')
    if (name === 'a') this.#links.push({ href: attributes['href'] ?? '', text: '' })
    if (name === 'li') this.#label = this.#nextLabel()
  }

  #close(name: string): void {
    if (isUnseen(name)) this.#unseen = Math.max(this.#unseen - 1, 0)
    if (this.#unseen > 0) return
    if (name === 'a') this.#closeLink()
    if (isBlock(name)) this.#break()
    if (name === 'pre') this.#preformatted = Math.max(this.#preformatted - 1, 0)
    if (isBold(name)) this.#bold = Math.max(this.#bold - 1, 0)
    if (name === 'ul' || name === 'ol') this.#lists.pop()
  }

  #text(text: string): void {
    if (this.#unseen > 0) return
    const link = this.#links.at(-1)
    if (link) link.text += text
    // HTML, "white space": as one space, but for non-breaking ones.
    this.#add(this.#preformatted > 0 ? text : text.replace(/[ \t\n\r\f]+/g, ' '))
  }

  #add(text: string): void {
    if (text === '') return
    const face: Face = this.#bold > 0 ? 'bold' : 'regular'
    this.#spans.push({ text, face })
  }

  // A link whose text is not its address shows the address too: paper cannot be clicked.
  #closeLink(): void {
    const link = this.#links.pop()
    if (!link?.href) return
    const said = link.text.trim()
    const plain = link.href.replace(/^(mailto|tel):/i, '')
    if (said !== link.href && said !== plain) this.#add(said === '' ? plain : ` (${plain})`)
  }

  #nextLabel(): string {
    const list = this.#lists.at(-1)
    if (!list?.ordered) return '•'
    list.count += 1
    return `${list.count}.`
  }

  #break(): void {
    const pre = this.#preformatted > 0
    const spans = pre ? this.#spans : collapse(this.#spans)
    this.#spans = []
    const text = spans.map((span) => span.text).join('')
    if (text.trim() === '') return
    if (pre) {
      this.#blocks.push({ kind: 'log', lines: text.replace(/^\n|\n$/g, '').split(/\r\n|\n|\r/) })
    } else if (this.#label === undefined) {
      this.#blocks.push({ kind: 'paragraph', spans })
    } else {
      const depth = Math.max(this.#lists.length - 1, 0)
      this.#blocks.push({ kind: 'item', label: this.#label, depth, spans })
      this.#label = undefined
    }
  }
}

function isBold(name: string): boolean {
  return /^(b|strong|th|h[1-6])$/.test(name)
}

/** No spaces around line ends. */
function trimLines(text: string): string {
  const lines = text.split('\n')
  const trimmed = lines.map((line, index) => {
    let [start, end] = [0, line.length]
    if (index > 0) while (line[start] === ' ') start += 1
    if (index < lines.length - 1) while (end > start && line[end - 1] === ' ') end -= 1
    return line.slice(start, end)
  })
  return trimmed.join('\n')
}

/** No spaces at the ends of lines, nor two in a row across spans. */
function collapse(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  let before = '\n'
  for (const { text, face } of spans) {
    let shorter = trimLines(text)
    if (before === '\n' || before === ' ') shorter = shorter.replace(/^ +/, '')
    if (shorter === '') continue
    kept.push({ text: shorter, face })
    before = shorter.at(-1) ?? before
  }
  while (kept.at(-1)?.text.trim() === '') kept.pop()
  const last = kept.pop()
  return last ? [...kept, { ...last, text: last.text.trimEnd() }] : []
}
