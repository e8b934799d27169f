/** What Ctrl-C asks for. */
export interface Interruption {
  readonly signal: AbortSignal
  /** Gives Ctrl-C its usual meaning back. */
  release(): void
}

/** Turns the first Ctrl-C into an orderly end; the second one ends the process at once. */
export function onInterrupt(): Interruption {
  const controller = new AbortController()
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const name of signals) process.on(name, stop)
  return {
    signal: controller.signal,
    release() {
      for (const name of signals) process.off(name, stop)
    },
  }
}
