/** `promise`, given up on with the signal's reason once that is aborted; the work itself goes on. */
export async function unlessAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  const settled = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    const giveUp = (): void => reject(signal?.reason as Error)
    signal?.addEventListener('abort', giveUp, settled)
    if (signal?.aborted) giveUp()
  })
  return Promise.race([promise, aborted]).finally(() => settled.abort())
}
