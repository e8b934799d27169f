import { expect } from 'chai'
import { clear } from '../testing/page.ts'
import { tokens } from '../testing/replies.ts'
import { openConnection } from './connection.ts'
import { HezoElement } from './hezo-element.ts'
import { SessionController } from './session-controller.ts'
import { sessionKey } from './session-key.ts'

class SessionProbe extends HezoElement {
  readonly told: boolean[] = []
  readonly session = new SessionController(this, (signedIn) => this.told.push(signedIn))
}
customElements.define('session-probe', SessionProbe)

describe('the session of an element', () => {
  const api = `${location.origin}/session-controller`
  beforeEach(clear)

  it('is followed while the element is on the page, also when the connection was there first', async () => {
    const { session } = await openConnection(api)
    await session.ready()
    const probe = new SessionProbe()
    probe.api = api
    document.body.append(probe)
    await session.start(tokens)
    expect(probe.told).to.deep.equal([true])

    probe.remove()
    await session.end()
    expect(probe.told).to.deep.equal([true])

    document.body.append(probe)
    await session.start(tokens)
    expect(probe.told).to.deep.equal([true, false, true])
  })

  it('that another tab or frame began is noticed before there is a connection', () => {
    const probe = new SessionProbe()
    probe.api = `${api}-elsewhere`
    document.body.append(probe)
    // As the browser tells: what the other wrote is there, then comes the event.
    const key = sessionKey(probe.apiBase)
    localStorage.setItem(key, '1')
    dispatchEvent(new StorageEvent('storage', { key }))
    localStorage.removeItem(key)
    dispatchEvent(new StorageEvent('storage', { key }))
    probe.remove()
    localStorage.setItem(key, '2')
    dispatchEvent(new StorageEvent('storage', { key }))
    localStorage.removeItem(key)
    expect(probe.told).to.deep.equal([true, false])
  })
})
