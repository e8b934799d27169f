import { expect } from 'chai'
import { clear, until } from '../testing/page.ts'
import type { Look } from './messages.ts'

const look: Look = {
  attributes: {},
  base: 'https://partner.example/',
  tokens: {},
  scheme: 'light',
  lang: 'pl',
}

/** A frame that this page placed by itself, before anybody has spoken to it. */
async function silentFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe')
  frame.src = '/frame/hezo-contact'
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve))
  return frame
}

function speak(frame: HTMLIFrameElement, said: Look): MessagePort {
  const { port1, port2 } = new MessageChannel()
  frame.contentWindow?.postMessage(said, location.origin, [port2])
  return port1
}

const shown = (frame: HTMLIFrameElement) =>
  frame.contentDocument?.querySelector<HTMLElement>('hezo-contact')

describe('the inside of a frame', () => {
  beforeEach(clear)

  it('shows nothing until the page around it has spoken', async () => {
    const frame = await silentFrame()
    expect(shown(frame)).to.equal(null)
    speak(frame, look)
    await until(() => shown(frame))
  })

  it('takes no word from any other window', async () => {
    const frame = await silentFrame()
    const stranger = document.createElement('iframe')
    stranger.srcdoc = `<script>
      const { port2 } = new MessageChannel()
      parent.frames[0].postMessage(${JSON.stringify({ ...look, lang: 'en' })}, '*', [port2])
    </script>`
    document.body.append(stranger)
    await new Promise((resolve) => stranger.addEventListener('load', resolve))
    speak(frame, look)
    await until(() => shown(frame))
    expect(shown(frame)?.lang).to.equal('pl')
  })

  it('takes one word only, and what comes over its port', async () => {
    const frame = await silentFrame()
    const port = speak(frame, look)
    await until(() => shown(frame))
    speak(frame, { ...look, lang: 'en', tokens: { '--hezo-accent': 'red' } })
    port.postMessage({
      ...look,
      tokens: { '--hezo-accent': 'green', 'background-image': 'url(x)' },
    })
    const style = frame.contentDocument?.documentElement.style
    await until(() => style?.getPropertyValue('--hezo-accent') === 'rgb(0 128 0)')
    expect(shown(frame)?.lang).to.equal('pl')
    expect(style?.backgroundImage).to.equal('')
  })

  it('is a page like any other when it stands alone', async () => {
    const { showElement } = await import('./frame.ts')
    document.body.append(document.createElement('main'))
    showElement('hezo-contact')(look)
    expect(document.querySelector('main > hezo-contact')).not.to.equal(null)
  })
})
