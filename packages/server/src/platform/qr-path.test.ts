import { encode } from 'uqr'
import { expect, it } from 'vitest'
import { qrPath } from './qr-path.ts'

const uri =
  'otpauth://totp/myHEZO:anna%40firma.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=myHEZO'

/** The squares a path fills, drawn again on a grid. */
function draw({ size, path }: { size: number; path: string }): boolean[][] {
  const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(width); step += 1) {
      const row = grid[Number(y)]
      if (row) row[Number(x) + step] = true
    }
  }
  return grid
}

it('fills exactly the dark modules', () => {
  expect(draw(qrPath(uri))).toEqual(encode(uri, { border: 4, boostEcc: true }).data)
})

it('leaves the quiet zone of four modules that scanners need', () => {
  const { size, path } = qrPath(uri)
  const grid = draw({ size, path })
  for (const at of [0, 1, 2, 3, size - 4, size - 3, size - 2, size - 1]) {
    expect(grid[at]?.includes(true)).toBe(false)
    expect(grid.some((row) => row[at])).toBe(false)
  }
})
