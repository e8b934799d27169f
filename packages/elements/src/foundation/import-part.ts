/** Where our script comes from: nothing else is imported by an address that an error names. */
const folder = new URL('.', import.meta.url).href

/** How often an address failed. */
const failures = new Map<string, number>()

/**
 * Imports one part of the script. Firefox and older Chromium keep the failure of a dynamic import until the page is
 * left. A part that failed before is therefore asked for under another address as well: the same file, with a query.
 * The first that succeeds is the one that everybody gets.
 *
 * @param load a dynamic import and nothing else
 * @throws what the import failed with
 */
export async function importPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    const address = addressIn(error)
    if (address === undefined) throw error
    const before = failures.get(address) ?? 0
    failures.set(address, before + 1)
    if (before === 0) throw error
    const part = (await import(`${address}?again=${before}`)) as T
    failures.set(address, before)
    return part
  }
}

/** The file that an import failed for: Chromium and Firefox name it in the message, Safari does not. */
function addressIn(error: unknown): string | undefined {
  const words = String(error).split(' ')
  return words.find((word) => word.startsWith(folder))?.split('?')[0]
}
