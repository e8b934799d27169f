import { createHash } from 'node:crypto'
import { type PDFContext, PDFName, type PDFRef, PDFString } from 'pdf-lib'
import { deflatedStream } from './deflated-stream.ts'
import type { FontFile } from './font-file.ts'
import type { Glyph } from './glyphs.ts'
import { toUnicodeMap } from './to-unicode.ts'
import { subsetTrueType } from './truetype-subset.ts'

interface UsedFont {
  readonly font: FontFile
  /** Its name in the pages' resources. */
  readonly key: string
  /** Glyphs in the order of their numbers, the first being 1. */
  readonly glyphs: Glyph[]
}

/** Where a glyph is found. */
export interface GlyphPlace {
  readonly font: string
  /** Four digits. */
  readonly code: string
}

// Codes have two bytes, and the file also holds the parts that glyphs are composed of.
const glyphLimit = 60_000

/** The fonts of one document: numbers glyphs as they are used and embeds only those. */
export interface EmbeddedFonts {
  /** What a glyph's font is called in the pages' resources, and its number there in hexadecimal. */
  place(glyph: Glyph): GlyphPlace
  /** Writes all fonts used until now; the dictionary that pages name as their fonts. */
  write(context: PDFContext): PDFRef
}

/** No fonts yet. A glyph has a number of its own for each text that it stands for. */
export function createEmbeddedFonts(): EmbeddedFonts {
  const used: UsedFont[] = []
  const current = new Map<FontFile, UsedFont>()
  const places = new Map<Glyph, GlyphPlace>()
  function use(font: FontFile): UsedFont {
    let entry = current.get(font)
    if (!entry || entry.glyphs.length >= glyphLimit) {
      entry = { font, key: `F${used.length + 1}`, glyphs: [] }
      used.push(entry)
      current.set(font, entry)
    }
    return entry
  }
  return {
    place(glyph) {
      let place = places.get(glyph)
      if (!place) {
        const { key, glyphs } = use(glyph.font)
        const code = glyphs.push(glyph).toString(16).toUpperCase().padStart(4, '0')
        place = { font: key, code }
        places.set(glyph, place)
      }
      return place
    },
    write(context) {
      const fonts = used.map((entry) => [entry.key, embed(context, entry)] as const)
      return context.register(context.obj(Object.fromEntries(fonts)))
    },
  }
}

// ISO 32000-1, 9.7: a composite font whose two-byte codes are the glyphs' numbers.
function embed(context: PDFContext, { font, glyphs }: UsedFont): PDFRef {
  const file = subsetTrueType(font, glyphs)
  const name = PDFName.of(`${subsetTag(file)}+${postScriptNames[font.name]}`)
  const thousandths = (value: number) => Math.round((value * 1000) / font.unitsPerEm)
  const descriptor = context.obj({
    Type: 'FontDescriptor',
    FontName: name,
    // Symbolic: its glyphs go by number, not by the names of a standard encoding.
    Flags: 4,
    FontBBox: font.bbox.map(thousandths),
    ItalicAngle: 0,
    Ascent: thousandths(font.ascent),
    Descent: thousandths(font.descent),
    CapHeight: 714,
    StemV: 80,
    FontFile2: deflatedStream(context, file, { Length1: file.length }),
  })
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: name,
    CIDSystemInfo: {
      Registry: PDFString.of('Adobe'),
      Ordering: PDFString.of('Identity'),
      Supplement: 0,
    },
    FontDescriptor: context.register(descriptor),
    DW: 0,
    W: [1, glyphs.map(({ width }) => width)],
    CIDToGIDMap: 'Identity',
  })
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [context.register(descendant)],
      ToUnicode: deflatedStream(context, Buffer.from(toUnicodeMap(glyphs))),
    }),
  )
}

const postScriptNames = {
  'noto-sans': 'NotoSans-Regular',
  'noto-sans-bold': 'NotoSans-SemiBold',
  'noto-sans-mono': 'NotoSansMono-Regular',
  'noto-sans-symbols': 'NotoSansSymbols-Regular',
  'noto-sans-symbols-2': 'NotoSansSymbols2-Regular',
  'noto-emoji': 'NotoEmoji-Regular',
  'droid-sans-fallback': 'DroidSansFallback',
} as const

// ISO 32000-1, 9.6.4: six capital letters tell subsets of one font apart.
function subsetTag(file: Uint8Array): string {
  const digest = createHash('sha256').update(file).digest()
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('')
}
