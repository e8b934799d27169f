import type { SessionStore, SessionTokens } from './session-store.ts'

/**
 * A session that lasts as long as the browser's tab, reloads included; other tabs do not see it.
 * Where the page may not use `sessionStorage` (a sandboxed frame, a blocked origin, Node) the
 * session lasts as long as the page. Nothing is written before the person has signed in.
 */
export function tabSession(key = 'hezo.session'): SessionStore {
  return {
    load: async () => attempt(() => readTokens(sessionStorage.getItem(key))) ?? null,
    save: async (tokens) => attempt(() => sessionStorage.setItem(key, JSON.stringify(tokens))),
    clear: async () => attempt(() => sessionStorage.removeItem(key)),
  }
}

function attempt<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}

/** What the page itself wrote is trusted no further than its form: any script could have written. */
function readTokens(text: string | null): SessionTokens | null {
  const { accessToken, refreshToken, expiresAt } = JSON.parse(text ?? '{}') as Partial<
    Record<keyof SessionTokens, unknown>
  >
  return typeof accessToken === 'string' &&
    typeof refreshToken === 'string' &&
    typeof expiresAt === 'number'
    ? { accessToken, refreshToken, expiresAt }
    : null
}
