import type { KeyRing } from './key-ring.ts'

/** Secrets for one purpose; one makes new things, all know theirs. */
export interface DerivedSecrets {
  current(): Uint8Array
  live(): readonly Uint8Array[]
}

/** Of the signing keys, because all replicas know a new one before it is used. */
export function derivedSecrets({ signing }: KeyRing, purpose: string): DerivedSecrets {
  return {
    current: () => signing.current().derive(purpose),
    live: () => signing.live().map((key) => key.derive(purpose)),
  }
}
