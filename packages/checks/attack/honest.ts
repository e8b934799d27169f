import { setTimeout as wait } from 'node:timers/promises'

/** How long honest requests took, in milliseconds, sorted; and those that were not answered well. */
export interface HonestFigures {
  readonly latencies: readonly number[]
  readonly failures: Readonly<Record<string, number>>
}

const perSecond = 25
const paths = ['/v1/tickets', '/v1/me', '/v1/contracts', '/v1/contact/channels', '/healthz']

/**
 * What a customer of another address does, `perSecond` times a second until `isOver`. Each request is
 * timed from the moment it was due, so that a service that stands still is not measured once only.
 */
export async function behaveHonestly(
  url: string,
  accessToken: string,
  isOver: () => boolean,
): Promise<HonestFigures> {
  const latencies: number[] = []
  const failures: Record<string, number> = {}
  const running: Promise<void>[] = []
  const began = performance.now()
  for (let count = 0; !isOver(); count += 1) {
    const due = began + (count * 1000) / perSecond
    await wait(Math.max(0, due - performance.now()))
    running.push(
      ask(`${url}${paths[count % paths.length]}`, accessToken).then((failure) => {
        if (failure) failures[failure] = (failures[failure] ?? 0) + 1
        latencies.push(performance.now() - due)
      }),
    )
  }
  await Promise.all(running)
  return { latencies: latencies.toSorted((a, b) => a - b), failures }
}

/** Why a request was not answered well; undefined if it was. */
async function ask(url: string, accessToken: string): Promise<string | undefined> {
  try {
    const reply = await fetch(url, {
      headers: { Authorization: `Bearer ${accessToken}`, 'X-Forwarded-For': '203.0.113.10' },
      signal: AbortSignal.timeout(60_000),
    })
    await reply.arrayBuffer()
    return reply.ok ? undefined : String(reply.status)
  } catch {
    return 'no answer'
  }
}

/** The value below which `share` of the latencies are. */
export function percentile({ latencies }: HonestFigures, share: number): number {
  return latencies[Math.floor(share * (latencies.length - 1))] ?? 0
}
