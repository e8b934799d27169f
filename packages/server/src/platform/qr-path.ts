import { encode } from 'uqr'

// ISO/IEC 18004 §9.1: four light modules all around, or scanners lose the corners.
const quietZone = 4

/**
 * The QR code of a text as an SVG path (`d`) on a square of `size` units, its quiet zone included;
 * what the path fills is dark.
 */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { border: quietZone, boostEcc: true })
  const runs = data.flatMap((row, y) =>
    darkRuns(row).map(({ x, width }) => `M${x} ${y}h${width}v1h-${width}z`),
  )
  return { size, path: runs.join('') }
}

function darkRuns(row: readonly boolean[]): { x: number; width: number }[] {
  const runs: { x: number; width: number }[] = []
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1)
    if (!dark) continue
    if (last && last.x + last.width === x) last.width += 1
    else runs.push({ x, width: 1 })
  }
  return runs
}
