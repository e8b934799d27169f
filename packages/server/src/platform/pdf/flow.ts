import { breakLines, type Line } from './break-lines.ts'
import { createEmbeddedFonts, type EmbeddedFonts } from './embedded-fonts.ts'
import { type Face, type Glyph, glyphsOf } from './glyphs.ts'
import type { Bookmark } from './outline.ts'
import { type Colour, createPage, type Page } from './page.ts'
import { partLetters } from './part-letters.ts'
import { pngSize } from './png-image.ts'
import { addElement, type Element, type ElementKind } from './structure.ts'
import { type Piece, wordPieces } from './word-pieces.ts'
import { writeDocument } from './write-document.ts'
import type { DocumentFacts } from './xmp.ts'

/** The room for text on every page, in points. */
export interface Sheet {
  readonly paper: readonly [width: number, height: number]
  readonly left: number
  readonly right: number
  /** From the page's upper edge. */
  readonly top: number
  /** From the page's lower edge. */
  readonly bottom: number
}

/** How text is set; lengths in points. */
export interface Style {
  readonly size: number
  /** From baseline to baseline. */
  readonly leading: number
  readonly colour: Colour
}

/** A stretch of text in one face. */
export interface Span {
  readonly text: string
  readonly face: Face
}

/** Where a paragraph stands beside the edges of the text. */
export interface Block {
  readonly indent?: number
  readonly indentRight?: number
  /** How much further in the lines after the first begin. */
  readonly hang?: number
  /** Called with the baseline of each line after the first. */
  readonly onWrapped?: (page: Page, x: number, y: number) => void
}

/** Where on a page something stands, and whether it starts and ends there. */
export interface Extent {
  readonly top: number
  readonly bottom: number
  readonly starts: boolean
  readonly ends: boolean
}

/** Sets a document from top to bottom; pages follow when one is full. */
export class Flow {
  readonly sheet: Sheet
  readonly fonts: EmbeddedFonts = createEmbeddedFonts()
  readonly pages: Page[] = []
  readonly bookmarks: Bookmark[] = []
  readonly structure: Element = { kind: 'Document', children: [] }
  readonly images = new Map<string, Buffer>()
  /** How far down the page is full, from its lower edge. */
  y = 0
  #element: Element = this.structure
  // How far down each earlier page is full.
  readonly #ends: number[] = []

  constructor(sheet: Sheet) {
    this.sheet = sheet
    this.turn()
  }

  /** The page that is being filled. */
  get page(): Page {
    const page = this.pages.at(-1)
    if (!page) throw new TypeError('a flow has a page from the beginning')
    return page
  }

  /** Its index. */
  get pageIndex(): number {
    return this.pages.length - 1
  }

  /** The width of the text. */
  get width(): number {
    return this.sheet.paper[0] - this.sheet.left - this.sheet.right
  }

  /** How much of the page is still empty. */
  get room(): number {
    return this.y - this.sheet.bottom
  }

  /** Begins a page. */
  turn(): void {
    if (this.pages.length > 0) this.#ends.push(this.y)
    this.pages.push(createPage(this.fonts))
    this.y = this.sheet.paper[1] - this.sheet.top
  }

  /** Begins a page unless `height` still has room on this one, or no page has. */
  reserve(height: number): void {
    const full = this.sheet.paper[1] - this.sheet.top - this.sheet.bottom
    if (height > this.room && this.room < full) this.turn()
  }

  /** Begins a page unless as much of a paragraph fits as may not be parted. */
  reserveFor(spans: readonly Span[], style: Style, block: Block = {}): void {
    const count = this.lines(glyphsOfSpans(spans), style, block).length
    this.reserve(togetherAt(0, count) * style.leading)
  }

  /** Leaves a gap, except at the head of a page. */
  gap(height: number): void {
    if (this.y < this.sheet.paper[1] - this.sheet.top) this.y -= height
  }

  /** Sets something, then tells from where to where it stands on each page that it touches. */
  measured(fill: () => void, tell: (page: Page, extent: Extent) => void): void {
    const [first, start] = [this.pageIndex, this.y]
    fill()
    for (const [offset, page] of this.pages.slice(first).entries()) {
      const top = offset === 0 ? start : this.sheet.paper[1] - this.sheet.top
      const bottom = this.#ends[first + offset] ?? this.y
      if (top - bottom < 1) continue
      const [starts, ends] = [offset === 0, first + offset === this.pageIndex]
      tell(page, { top, bottom, starts, ends })
    }
  }

  /** What `fill` sets becomes one element of the structure. */
  inside<T>(kind: ElementKind, fill: () => T): T {
    const outer = this.#element
    this.#element = addElement(outer, kind)
    try {
      return fill()
    } finally {
      this.#element = outer
    }
  }

  /** Names marked content of this page as part of the element that is being filled. */
  claim(mark: number): void {
    this.#element.children.push({ page: this.pageIndex, mark })
  }

  /** Sets a paragraph as an element of its own. */
  paragraph(kind: ElementKind, spans: readonly Span[], style: Style, block: Block = {}): void {
    this.inside(kind, () => this.text(kind, glyphsOfSpans(spans), style, block))
  }

  /** Sets glyphs as lines of the element that is being filled. */
  text(kind: ElementKind, signs: readonly Glyph[], style: Style, block: Block = {}): void {
    const glyphs = partLetters(signs)
    const lines = this.lines(glyphs, style, block)
    const pieces = wordPieces(glyphs, lines)
    for (const [index, line] of lines.entries()) {
      const fits = Math.floor(this.room / style.leading + 0.01)
      if (fits < togetherAt(index, lines.length)) this.turn()
      this.#line(kind, glyphs, line, pieces[index] ?? [], style, block, index > 0)
    }
  }

  /** The lines that glyphs would take. */
  lines(glyphs: readonly Glyph[], style: Style, block: Block = {}): Line[] {
    const { indent = 0, indentRight = 0, hang = 0 } = block
    const measure = this.width - indent - indentRight
    const thousandths = 1000 / style.size
    return breakLines(glyphs, measure * thousandths, hang * thousandths)
  }

  /** Where the next line's letters would stand: as much above capitals as below descenders. */
  baseline({ size, leading }: Style): number {
    return this.y - leading / 2 - size * 0.307
  }

  /** Draws one line of text at its place, as part of the element that is being filled. */
  put(kind: ElementKind, glyphs: readonly Glyph[], style: Style, x: number, y: number): void {
    const whole = [{ from: 0, to: glyphs.length }]
    const { size, colour } = style
    this.claim(this.page.tagged(kind, glyphs, whole, { x, y, size, colour }))
  }

  /** Draws a PNG (with a palette) beside the text, `alt` being what it shows; its height in points. */
  figure(png: Buffer, alt: string, at: { x: number; top: number; width: number }): number {
    const size = pngSize(png)
    const height = (at.width * size.height) / size.width
    const key = `I${this.images.size + 1}`
    this.images.set(key, png)
    const y = at.top - height
    const figure = addElement(this.#element, 'Figure', {
      alt,
      box: [at.x, y, at.x + at.width, at.top],
    })
    const mark = this.page.image('Figure', key, at.x, y, at.width, height)
    figure.children.push({ page: this.pageIndex, mark })
    return height
  }

  /** Lists a place of the document beside its pages. */
  bookmark(title: string, top: number, among: Bookmark[] = this.bookmarks): Bookmark {
    const bookmark = { title, page: this.pageIndex, top: Math.round(top), below: [] }
    among.push(bookmark)
    return bookmark
  }

  /** The bytes; `furnish` draws what stands on each page beside the text. */
  async finish(
    facts: DocumentFacts,
    furnish: (page: Page, number: number, of: number) => void,
  ): Promise<Uint8Array> {
    for (const [index, page] of this.pages.entries()) furnish(page, index + 1, this.pages.length)
    const { pages, fonts, structure, bookmarks, images } = this
    const { paper } = this.sheet
    return writeDocument({ facts, paper, pages, fonts, structure, bookmarks, images })
  }

  #line(
    kind: ElementKind,
    glyphs: readonly Glyph[],
    line: Line,
    pieces: readonly Piece[],
    style: Style,
    { indent = 0, hang = 0, onWrapped }: Block,
    wrapped: boolean,
  ): void {
    const { size, leading, colour } = style
    const baseline = this.baseline(style)
    const x = this.sheet.left + indent + (wrapped ? hang : 0)
    const seen = trimmed(glyphs, line, pieces)
    if (seen.length > 0) {
      this.claim(this.page.tagged(kind, glyphs, seen, { x, y: baseline, size, colour }))
    }
    if (wrapped) onWrapped?.(this.page, x, baseline)
    this.y -= leading
  }
}

function glyphsOfSpans(spans: readonly Span[]): Glyph[] {
  const only = spans.length === 1 ? spans[0] : undefined
  return only
    ? glyphsOf(only.text, only.face)
    : spans.flatMap(({ text, face }) => glyphsOf(text, face))
}

/** How many lines from the line `index` must share its page, so that none stands alone on one. */
function togetherAt(index: number, count: number): number {
  if (index === 0) return count <= 3 ? count : 2
  return count - index === 2 && count > 3 ? 2 : 1
}

/** The pieces without the spaces that stand over the edge; one stays to part the words. */
function trimmed(glyphs: readonly Glyph[], line: Line, pieces: readonly Piece[]): Piece[] {
  let end = line.to
  while (end > line.from && glyphs[end - 1]?.space) end -= 1
  const last = Math.min(end + 1, line.to)
  return pieces.flatMap((piece) =>
    piece.from >= last ? [] : [{ ...piece, to: Math.min(piece.to, last) }],
  )
}
