import type { Glyph } from './glyphs.ts'

/** A stretch of glyphs that stands on one line; `to` is the first that does not. */
export interface Line {
  readonly from: number
  readonly to: number
  /** It ends inside a word. */
  readonly split: boolean
}

// A word may break behind these, so that what belongs together stays so.
const seams = new Set(Array.from('/\\-_?&=.,;:|)]}>+'))

/**
 * Breaks glyphs into lines no wider than `measure` (in thousandths of the type size), the lines after
 * the first no wider than `measure - hang`. Lines end after spaces, which may stand over the edge;
 * a word is only split when a whole line cannot hold it.
 */
export function breakLines(glyphs: readonly Glyph[], measure: number, hang = 0): Line[] {
  const lines: Line[] = []
  let from = 0
  while (from < glyphs.length || lines.length === 0) {
    const line = nextLine(
      glyphs,
      from,
      lines.length === 0 ? measure : measure - hang,
      measure - hang,
    )
    lines.push(line)
    if (line.to === from) break
    from = line.to
  }
  return lines
}

function nextLine(glyphs: readonly Glyph[], from: number, room: number, fullLine: number): Line {
  let width = 0
  let wordStart = from
  let widthBefore = 0
  let seam = -1
  for (let index = from; index < glyphs.length; index += 1) {
    const glyph = glyphs[index]
    if (!glyph) break
    if (glyph.breaks) return { from, to: index + 1, split: false }
    if (glyph.space) {
      wordStart = index + 1
      widthBefore = width + glyph.width
      seam = -1
    } else if (width + glyph.width > room && index > from && glyph.width > 0) {
      const fits = widthOfWord(glyphs, wordStart, fullLine) <= fullLine
      // A word longer than any line begins where it stands, unless little room is left there.
      const splits = wordStart === from || (!fits && widthBefore < room * 0.7)
      if (!splits) return { from, to: wordStart, split: false }
      return { from, to: seam > wordStart ? seam : index, split: true }
    }
    width += glyph.width
    if (width > room * 0.75 && seams.has(glyph.text)) seam = index + 1
  }
  return { from, to: glyphs.length, split: false }
}

/** The width of a word, or as much of it as shows that it is wider than `limit`. */
function widthOfWord(glyphs: readonly Glyph[], start: number, limit: number): number {
  let width = 0
  for (let index = start; index < glyphs.length && width <= limit; index += 1) {
    const glyph = glyphs[index]
    if (!glyph || glyph.space) break
    width += glyph.width
  }
  return width
}
