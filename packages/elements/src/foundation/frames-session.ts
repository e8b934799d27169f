import type { SessionStore, SessionTokens } from '@hezo/sdk'

/** What frames of one page tell each other: a session, that there is none any more, or a question. */
type Told = { readonly tokens: SessionTokens | null } | { readonly asks: true }

/** Milliseconds to wait for the answer of another frame: it comes at once, or there is none. */
const answerTimeout = 300

interface Held {
  tokens: SessionTokens | null
  readonly channel: BroadcastChannel | undefined
  /** Settles when another frame has answered, or none has in time. */
  readonly asked: Promise<unknown>
}

const sessions = new Map<string, Held>()

/** Whether the browser refuses storage here, as some do to frames on other sites. */
function isStorageRefused(): boolean {
  try {
    return !localStorage
  } catch {
    return true
  }
}

/**
 * The session in memory. Where storage is refused, frames of our origin on the same page hold it
 * together over a `BroadcastChannel`, which the browser opens to nobody of another origin or, being
 * divided as storage is, on another site. The key of the session is cloned, and stays unreadable.
 */
function hold(name: string): Held {
  const known = sessions.get(name)
  if (known) return known
  const channel = isStorageRefused() ? openChannel(`@hezo/elements:${name}`) : undefined
  const asked = new Promise((resolve) => {
    channel?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
      if ('asks' in data) {
        if (held.tokens) tell(held, held.tokens)
        return
      }
      held.tokens = data.tokens
      resolve(true)
      // As if it were in storage: elements and clients listen for this.
      dispatchEvent(new StorageEvent('storage', { key: name }))
    })
    if (channel) setTimeout(resolve, answerTimeout)
    else resolve(false)
  })
  const held: Held = { tokens: null, channel, asked }
  sessions.set(name, held)
  channel?.postMessage({ asks: true } satisfies Told)
  return held
}

function tell({ channel }: Held, tokens: SessionTokens | null): void {
  channel?.postMessage({ tokens } satisfies Told)
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name)
  } catch {
    // Refused too: the session is this frame's alone.
    return undefined
  }
}

/** Whether a session is held without storage, by this frame or another one that has said so. */
export function hasFramesSession(name: string): boolean {
  return isStorageRefused() && hold(name).tokens !== null
}

/** Holds a session in memory, together with the other frames of the page where storage is refused. */
export function framesSession(name: string): SessionStore {
  const held = hold(name)
  const keep = (tokens: SessionTokens | null): void => {
    held.tokens = tokens
    tell(held, tokens)
  }
  return {
    async load() {
      if (!held.tokens) await held.asked
      return held.tokens
    },
    save: async (tokens) => keep(tokens),
    clear: async () => keep(null),
  }
}
