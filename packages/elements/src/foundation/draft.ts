const prefix = 'hezo-draft:'

/** Forgets all drafts of the tab: whoever comes next is somebody else. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(prefix)) sessionStorage.removeItem(key)
    }
  } catch {
    // Refused: nothing was kept.
  }
}

/**
 * Keeps what a person has typed in the tab's storage until it is sent. Callers leave out passwords
 * and codes. Where storage is refused (sandboxed frames, private windows), drafts are not kept.
 */
export class Draft<Kept extends object> {
  private readonly key: string

  constructor(name: string) {
    this.key = prefix + name
  }

  load(): Partial<Kept> {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(this.key) ?? '{}')
      return typeof kept === 'object' && kept !== null ? kept : {}
    } catch {
      return {}
    }
  }

  save(kept: Kept): void {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(kept))
    } catch {
      // Full or refused: typing goes on without a safety net.
    }
  }

  clear(): void {
    try {
      sessionStorage.removeItem(this.key)
    } catch {
      // Refused: nothing was kept either.
    }
  }
}
