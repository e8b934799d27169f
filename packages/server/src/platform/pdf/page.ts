import type { EmbeddedFonts } from './embedded-fonts.ts'
import { type Glyph, widthOf } from './glyphs.ts'
import { utf16Hex } from './utf16-hex.ts'
import { visualOrder } from './visual-order.ts'
import { partPrivateUse, type Piece } from './word-pieces.ts'

/** Red, green and blue, 0 to 1. */
export type Colour = readonly [number, number, number]

/** Where and how a line of glyphs is drawn; points from the lower left corner of the page. */
export interface Placed {
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly size: number
  readonly colour: Colour
}

/** What is drawn on one page, as PDF operators (ISO 32000-1, annex A). */
export interface Page {
  /** Text of an element of the structure; the number under which the element names it. */
  tagged(tag: string, glyphs: readonly Glyph[], pieces: readonly Piece[], at: Placed): number
  /** Text that is no part of the content, as a header. */
  artifact(glyphs: readonly Glyph[], at: Placed, kind: 'header' | 'footer'): void
  /** A filled rectangle, no part of the content, below all else. */
  rectangle(x: number, y: number, width: number, height: number, colour: Colour): void
  /** Lines from point to point, no part of the content. */
  stroke(points: readonly (readonly [number, number])[], width: number, colour: Colour): void
  /** An image registered under `key`, as an element of the structure. */
  image(tag: string, key: string, x: number, y: number, width: number, height: number): number
  /** All operators of the page. */
  content(): string
}

// Digits; a string has at most 32767 bytes (ISO 19005-2, 6.1.13).
const longestString = 32_000

const pagination = {
  header: '/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC',
  footer: '/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC',
}

/** An empty page. */
export function createPage(fonts: EmbeddedFonts): Page {
  // Grounds lie below strokes, and both below text.
  const grounds: string[] = []
  const strokes: string[] = []
  const over: string[] = []
  let marks = 0
  function text(glyphs: readonly Glyph[], pieces: readonly Piece[], at: Placed): void {
    over.push(`BT ${colour(at.colour)} rg ${short(at.x)} ${short(at.y)} Td`)
    let font = ''
    for (const { from, to, actual } of partPrivateUse(glyphs, pieces)) {
      const seen = visualOrder(glyphs, from, to)
      if (actual !== undefined) over.push(`/Span <</ActualText <FEFF${utf16Hex(actual)}>>> BDC`)
      let codes = ''
      for (const glyph of seen) {
        const place = fonts.place(glyph)
        if (place.font !== font || codes.length > longestString) {
          if (codes) over.push(`<${codes}> Tj`)
          codes = ''
        }
        if (place.font !== font) {
          font = place.font
          over.push(`/${font} ${short(at.size)} Tf`)
        }
        codes += place.code
      }
      if (codes) over.push(`<${codes}> Tj`)
      if (actual !== undefined) over.push('EMC')
    }
    over.push('ET')
  }
  return {
    tagged(tag, glyphs, pieces, at) {
      const mark = marks++
      over.push(`/${tag} <</MCID ${mark}>> BDC`)
      text(glyphs, pieces, at)
      over.push('EMC')
      return mark
    },
    artifact(glyphs, at, kind) {
      over.push(pagination[kind])
      text(glyphs, [{ from: 0, to: glyphs.length }], at)
      over.push('EMC')
    },
    rectangle(x, y, width, height, fill) {
      const box = [x, y, width, height].map(short).join(' ')
      grounds.push(`/Artifact BMC ${colour(fill)} rg ${box} re f EMC`)
    },
    stroke(points, width, ink) {
      const path = points.map(([x, y], index) => `${short(x)} ${short(y)} ${index ? 'l' : 'm'}`)
      strokes.push(
        `/Artifact BMC ${colour(ink)} RG ${short(width)} w 1 J 1 j ${path.join(' ')} S EMC`,
      )
    },
    image(tag, key, x, y, width, height) {
      const mark = marks++
      over.push(
        `/${tag} <</MCID ${mark}>> BDC q ${short(width)} 0 0 ${short(height)} ${short(x)} ${short(y)} cm /${key} Do Q EMC`,
      )
      return mark
    },
    content: () => [...grounds, ...strokes, ...over].join('\n'),
  }
}

/** Shortens a line to `room` points, with an ellipsis where something is left out. */
export function ellipsized(glyphs: readonly Glyph[], ellipsis: Glyph, size: number, room: number) {
  if (widthOf(glyphs, size) <= room) return glyphs
  const kept: Glyph[] = []
  let width = widthOf([ellipsis], size)
  for (const glyph of glyphs) {
    width += (glyph.width * size) / 1000
    if (width > room) break
    kept.push(glyph)
  }
  return [...kept, ellipsis]
}

function colour(value: Colour): string {
  return value.map(short).join(' ')
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}
