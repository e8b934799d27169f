import type { Line } from './break-lines.ts'
import type { Glyph } from './glyphs.ts'

/** A part of a line; `actual` is what it stands for when that is not what is drawn. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly actual?: string
}

// ISO 19005-2, 6.1.13: a string has at most 32767 bytes.
const actualLimit = 16_000

/**
 * The parts of each line to draw. The first part of a word that is split over lines stands for the
 * whole of it and the others for nothing (ActualText, ISO 32000-1, 14.9.4), so that searching and
 * copying find the word.
 */
export function wordPieces(glyphs: readonly Glyph[], lines: readonly Line[]): Piece[][] {
  const rows = lines.map((): Piece[] => [])
  const drawn = lines.map(({ from }) => from)
  for (let first = 0; first < lines.length;) {
    const word = lines[first]?.split ? splitWord(glyphs, lines, first) : undefined
    if (!word) {
      first += 1
      continue
    }
    for (const [offset, part] of word.parts.entries()) {
      const row = first + offset
      const start = drawn[row] ?? part.from
      if (part.from > start) rows[row]?.push({ from: start, to: part.from })
      rows[row]?.push({ ...part, actual: offset === 0 ? word.text : '' })
      drawn[row] = part.to
    }
    first = word.next
  }
  for (const [row, { to }] of lines.entries()) {
    const start = drawn[row] ?? to
    if (start < to) rows[row]?.push({ from: start, to })
  }
  return rows
}

function splitWord(glyphs: readonly Glyph[], lines: readonly Line[], first: number) {
  const line = lines[first]
  let from = line?.to ?? 0
  while (from > (line?.from ?? 0) && !glyphs[from - 1]?.space) from -= 1
  const parts: { from: number; to: number }[] = []
  let text = ''
  for (let row = first; row < lines.length; row += 1) {
    const { to = 0, split = false } = lines[row] ?? {}
    let end = from
    const units: string[] = []
    while (end < to && !glyphs[end]?.space) units.push(glyphs[end++]?.text ?? '')
    const more = units.join('')
    if (parts.length > 1 && text.length + more.length > actualLimit) {
      return { parts, text, next: row }
    }
    text += more
    parts.push({ from, to: end })
    from = end
    // This line may itself end in another split word.
    if (!split || end < to) break
  }
  return { parts, text, next: first + Math.max(parts.length - 1, 1) }
}

/**
 * The pieces with each character of a private use area as one that stands for itself: archives ask
 * that somebody says what it is (ISO 19005-2, 6.2.11.7.3).
 */
export function partPrivateUse(
  glyphs: readonly Glyph[],
  pieces: readonly Piece[],
): readonly Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.actual !== undefined) return [piece]
    const parts: Piece[] = []
    let { from } = piece
    for (let index = from; index < piece.to; index += 1) {
      const glyph = glyphs[index]
      if (!glyph?.privateUse) continue
      if (from < index) parts.push({ from, to: index })
      from = index + 1
      parts.push({ from: index, to: from, actual: glyph.text })
    }
    if (from < piece.to) parts.push({ from, to: piece.to })
    return parts
  })
}
