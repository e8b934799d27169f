import type { SessionChange, Transport } from '@hezo/sdk'
import type { ReactiveController } from 'lit'
import { hasSession, openConnection, whenConnected } from './connection.ts'
import type { HezoElement } from './hezo-element.ts'

/**
 * Whether somebody is signed in to the element's API, followed live. An element without a session
 * loads no client: `transport()` does, so call it for a signed-in person or on their first action.
 */
export class SessionController implements ReactiveController {
  signedIn = false
  private readonly host: HezoElement
  private readonly changed: ((signedIn: boolean, change?: SessionChange) => void) | undefined
  private readonly stops: (() => void)[] = []

  /** `changed` is told each time the answer changes and, if known, why, before the host renders. */
  constructor(host: HezoElement, changed?: (signedIn: boolean, change?: SessionChange) => void) {
    this.host = host
    this.changed = changed
    host.addController(this)
  }

  hostConnected(): void {
    const look = (): void => this.set(hasSession(this.host.apiBase))
    const unwatch = (): void => removeEventListener('storage', look)
    look()
    // Another tab or frame may begin a session while there is no connection that would hear of it.
    addEventListener('storage', look)
    const follow = (transport: Transport): void => {
      unwatch()
      this.follow(transport)
    }
    // Pushed and not assigned: where the connection is open already, `follow` comes first.
    this.stops.push(unwatch, whenConnected(this.host.apiBase, follow))
  }

  hostDisconnected(): void {
    for (const stop of this.stops.splice(0)) stop()
  }

  transport(): Promise<Transport> {
    return openConnection(this.host.apiBase)
  }

  private follow({ session }: Transport): void {
    const update = (change?: SessionChange): void => this.set(session.signedIn, change)
    this.stops.push(session.subscribe(update))
    void session.ready().then(
      () => update(),
      () => update(),
    )
  }

  private set(signedIn: boolean, change?: SessionChange): void {
    if (signedIn === this.signedIn) return
    this.signedIn = signedIn
    this.changed?.(signedIn, change)
    this.host.requestUpdate()
  }
}
