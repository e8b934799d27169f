/** Milliseconds before each further attempt. */
const waits = [500, 2_000]

/**
 * Loads a part of the script, again when that fails: connections break, and a deployment may be under way. A browser
 * that comes back online tries at once.
 *
 * @throws what the last attempt failed with
 */
export async function retrying<T>(load: () => Promise<T>): Promise<T> {
  for (const wait of waits) {
    try {
      return await load()
    } catch {
      await pause(wait)
    }
  }
  return load()
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    addEventListener('online', done)
  })
}
