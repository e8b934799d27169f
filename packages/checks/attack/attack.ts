import { setTimeout as wait } from 'node:timers/promises'

/** What is attacked, and as whom. */
export interface Target {
  readonly url: string
  readonly seconds: number
  /** The access token of a customer who attacks from inside. */
  readonly accessToken: string
  /** The address of an account that is attacked. */
  readonly email: string
}

/** How often each answer came: `413 body_too_large`, or why there was none. */
export type Outcomes = Record<string, number>

/** Sends hostile requests until its time is over; calls `note` with what became of each. */
export type Attack = (target: Target, note: (outcome: string) => void) => Promise<void>

// Milliseconds; a hostile client does not wait for ever either.
const patience = 60_000

/** Sends one request and says what became of it. */
export async function outcomeOf(url: string, init: RequestInit): Promise<string> {
  try {
    const reply = await fetch(url, { ...init, signal: AbortSignal.timeout(patience) })
    const text = await reply.text()
    return `${reply.status} ${/"code":"(\w+)"/.exec(text)?.[1] ?? ''}`.trim()
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer'
  }
}

/** Sends so many a second, whatever becomes of those before, until `seconds` are over. */
export async function steadily(
  perSecond: number,
  { seconds }: Target,
  send: (count: number) => Promise<void>,
): Promise<void> {
  const sent: Promise<void>[] = []
  const end = performance.now() + seconds * 1000
  for (let count = 0; performance.now() < end; count += 1) {
    sent.push(send(count))
    await wait(1000 / perSecond)
  }
  await Promise.all(sent)
}

/** Sends a burst at the beginning of each of `times` equal parts of the time. */
export async function inBursts(
  times: number,
  { seconds }: Target,
  burst: () => Promise<unknown>,
): Promise<void> {
  const sent: Promise<unknown>[] = []
  for (let count = 0; count < times; count += 1) {
    sent.push(burst())
    await wait((seconds * 1000) / times)
  }
  await Promise.all(sent)
}

/** One of fifty addresses, as a proxy would tell it. */
export function someAddress(): Record<string, string> {
  return { 'X-Forwarded-For': `198.51.100.${1 + Math.floor(Math.random() * 50)}` }
}
