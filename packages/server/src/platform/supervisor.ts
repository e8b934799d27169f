import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

/** When a service that ended is started again. */
export interface RestartRule {
  /** Milliseconds before the first restart; each further one doubles them. */
  readonly firstDelay: number
  readonly longestDelay: number
  /** Milliseconds after which a start counts as a good one. */
  readonly goodAfter: number
  /** Starts in a row that may fail before we give up. */
  readonly attempts: number
}

/** A minute and a half of attempts. */
export const restartRule: RestartRule = {
  firstDelay: 1000,
  longestDelay: 30_000,
  goodAfter: 60_000,
  attempts: 8,
}

/** What the service sends once it answers requests. */
export const readyMessage = 'ready'

const signals = ['SIGINT', 'SIGTERM'] as const

// Ctrl-C can arrive twice, from the terminal and from a package manager.
const sameSignal = 500

/**
 * Runs Node with `args` and starts it again whenever it ends unexpectedly. SIGINT and SIGTERM are passed
 * on and end both. If this process is killed, the service notices that its channel is closed and stops.
 *
 * @returns the exit code: that of a service that ended as asked or that never became ready, else 1.
 */
export async function supervise(args: readonly string[], rule = restartRule): Promise<number> {
  let child: ChildProcess | undefined
  const stopping = new AbortController()
  let signalledAt = -Infinity
  const passOn = (signal: NodeJS.Signals): void => {
    if (performance.now() - signalledAt < sameSignal) return
    signalledAt = performance.now()
    stopping.abort()
    child?.kill(signal)
  }
  for (const signal of signals) process.on(signal, passOn)
  using _listeners = {
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, passOn)
    },
  }

  let failures = 0
  let wasReady = false
  for (;;) {
    const startedAt = performance.now()
    child = start(args)
    child.once('message', (message) => (wasReady ||= message === readyMessage))
    const { code, signal } = await ended(child)
    if (stopping.signal.aborted) return code ?? (signals.some((each) => each === signal) ? 0 : 1)
    if (code === 0) return code
    const how = signal ? `signal ${signal}` : `exit code ${code}`
    // A setting that cannot be read, or a port in use: the service has said what to do.
    if (!wasReady && code === 1) return code
    failures = performance.now() - startedAt < rule.goodAfter ? failures + 1 : 1
    if (failures >= rule.attempts) {
      say(`The service ended ${failures} times in a row soon after its start (${how}); giving up.`)
      return 1
    }
    const delay = Math.min(rule.firstDelay * 2 ** (failures - 1), rule.longestDelay)
    say(`The service ended unexpectedly (${how}); starting it again in ${delay / 1000} s.`)
    await wait(delay, undefined, { signal: stopping.signal }).catch(() => {})
    if (stopping.signal.aborted) return 0
  }
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, args, {
    // A group of its own, or Ctrl-C would reach it twice.
    detached: true,
    // Four by default, which uploads that wait for a slow disk take from those that check signatures.
    env: { UV_THREADPOOL_SIZE: '16', ...process.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

async function ended(
  child: ChildProcess,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
