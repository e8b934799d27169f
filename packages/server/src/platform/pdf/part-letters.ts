import type { Glyph } from './glyphs.ts'

// Readers take a line of single letters for one word set wide, unless 0.4 of the type size parts them.
const apart = 420

const widened = new WeakMap<Glyph, Glyph>()

/** The glyphs with wider spaces between words of one sign, so that readers part them: `a b c`. */
export function partLetters(glyphs: readonly Glyph[]): readonly Glyph[] {
  let parted: Glyph[] | undefined
  for (let index = 1; index < glyphs.length - 1; index += 1) {
    const space = glyphs[index]
    if (!space?.space || space.breaks || space.width >= apart) continue
    if (!standsAlone(glyphs, index - 1) || !standsAlone(glyphs, index + 1)) continue
    parted ??= [...glyphs]
    parted[index] = wide(space)
  }
  return parted ?? glyphs
}

function standsAlone(glyphs: readonly Glyph[], index: number): boolean {
  const [before, after] = [glyphs[index - 1], glyphs[index + 1]]
  return !glyphs[index]?.space && (before?.space ?? true) && (after?.space ?? true)
}

function wide(space: Glyph): Glyph {
  let glyph = widened.get(space)
  if (!glyph) {
    glyph = { ...space, width: apart, outline: Buffer.alloc(0) }
    widened.set(space, glyph)
  }
  return glyph
}
