import type { Glyph } from './glyphs.ts'
import { utf16Hex } from './utf16-hex.ts'

// Adobe Technical Note 5014: at most a hundred lines in one block.
const blockLength = 100

/** The CMap that gives back the text of glyphs numbered from 1 (ISO 32000-1, 9.10.3). */
export function toUnicodeMap(glyphs: readonly Glyph[]): string {
  const lines = glyphs.map(({ text }, index) => {
    const code = (index + 1).toString(16).toUpperCase().padStart(4, '0')
    return `<${code}> <${utf16Hex(text)}>`
  })
  const blocks: string[] = []
  for (let start = 0; start < lines.length; start += blockLength) {
    const block = lines.slice(start, start + blockLength)
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar')
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n')
}
