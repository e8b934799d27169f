import type { Glyph } from './glyphs.ts'

const leftToRight = /^[\p{L}\p{N}]/u

/**
 * Glyphs `from` to `to` in the order in which they stand from left to right: stretches of
 * right-to-left letters, with what stands between them, are turned around. Readers of PDF turn them
 * back. Not the whole bidirectional algorithm (UAX 9): no embeddings, no mirrored brackets.
 */
export function visualOrder(glyphs: readonly Glyph[], from: number, to: number): readonly Glyph[] {
  const line = glyphs.slice(from, to)
  if (!line.some((glyph) => glyph.rightToLeft)) return line
  for (let start = 0; start < line.length; start += 1) {
    if (!line[start]?.rightToLeft) continue
    let end = start + 1
    for (let next = end; next < line.length; next += 1) {
      const glyph = line[next]
      if (glyph?.rightToLeft) end = next + 1
      else if (leftToRight.test(glyph?.text ?? '')) break
    }
    line.splice(start, end - start, ...line.slice(start, end).toReversed())
    start = end
  }
  return line
}
