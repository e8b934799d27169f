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
    this.set(hasSession(this.host.apiBase))
    // Pushed and not assigned: where the connection is open already, `follow` comes first.
    this.stops.push(whenConnected(this.host.apiBase, (transport) => this.follow(transport)))
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
