/** How often an address failed. */
const failures = new Map<string, number>()

/**
 * `load` imports one part of the script. Many browsers keep the failure of a dynamic import until the page is left, so a
 * part that failed before is asked for under another address: the same file, with a query. The part that came is the one
 * that everybody gets.
 *
 * @throws what the import failed with
 */
export async function importPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (error) {
    // Chromium and Firefox name the address in the message; Safari does not.
    const words = String(error).split(' ')
    const [address = ''] = words.find((word) => word.startsWith('http'))?.split('?') ?? []
    const before = failures.get(address)
    failures.set(address, (before ?? 0) + 1)
    if (!address || before === undefined) throw error
    const part = (await import(`${address}?again=${before}`)) as T
    failures.set(address, before)
    return part
  }
}
