/** A text that stands in a file exactly once, and what takes its place. */
export type Edit = readonly [from: string, to: string]

/**
 * Edits a library's file for the browser bundle.
 *
 * @throws {Error} when the file is not the one that the edits were made for.
 */
export function applyEdits(code: string, edits: readonly Edit[], file: string): string {
  return edits.reduce((edited, [from, to]) => {
    if (edited.split(from).length !== 2) {
      throw new Error(`${file} has changed; look for ${JSON.stringify(from)}`)
    }
    return edited.replace(from, () => to)
  }, code)
}
