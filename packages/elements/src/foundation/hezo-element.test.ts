import { expect } from 'chai'
import { html } from 'lit'
import { clear } from '../testing/page.ts'
import { HezoElement } from './hezo-element.ts'

class FormProbe extends HezoElement {
  protected override renderForm(): unknown {
    return html`<input name="password" />`
  }
}
customElements.define('form-probe', FormProbe)

describe('an element of the page', () => {
  beforeEach(clear)

  it('shows no form when it was meant to be isolated from the page', async () => {
    const probe = new FormProbe()
    probe.setAttribute('isolated', '')
    // lit asks before it renders, and tells whoever waits.
    document.body.append(probe)
    const outcome = await probe.updateComplete.catch((error: unknown) => error)
    expect(outcome).to.be.instanceOf(TypeError)
    expect(document.querySelector('[name=password]')).to.equal(null)
  })
})
