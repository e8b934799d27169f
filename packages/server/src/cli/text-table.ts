/** Columns as wide as their widest cell; `right` names those whose cells end, not begin, in line. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string[] {
  const widths = head.map((title, place) =>
    Math.max(title.length, ...rows.map((row) => (row[place] ?? '').length)),
  )
  return [head, ...rows].map((row) =>
    row
      .map((cell, place) => {
        const width = widths[place] ?? 0
        return right.includes(place) ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd(),
  )
}
