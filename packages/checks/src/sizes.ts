import type { SourceFile } from './tree.ts'

/** The most lines a file may have. */
export const lineLimit = 400

/** Lines of text as an editor counts them. */
export function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

/** Files at or over the limit. */
export function oversized(files: readonly SourceFile[]): string[] {
  return files
    .map(({ path, text }) => ({ path, lines: lineCount(text) }))
    .filter(({ lines }) => lines >= lineLimit)
    .map(({ path, lines }) => `${path} has ${lines} lines`)
}

/** The value below which the share `p` (0 to 1) of the values lies; 0 of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0
}
