import { expect } from 'chai'
import { button, showAccount } from '../testing/account-page.ts'
import { session } from '../testing/account-replies.ts'
import type { ApiStub } from '../testing/api-stub.ts'
import { problem } from '../testing/api-stub.ts'
import { clear, expectAccessible, shadowText, until } from '../testing/page.ts'
import { stubSupport } from '../testing/signed-in.ts'
import { page } from '../testing/support-replies.ts'

let api: ApiStub

async function shown() {
  const both = await showAccount('sessions', 'hezo-account-sessions')
  await until(() => shadowText(both.part).includes('Firefox'))
  return both
}

describe('the sessions of the account', () => {
  beforeEach(() => {
    clear()
    const phone = { browser: 'Safari', system: 'iOS' }
    api = stubSupport()
      .on('GET /v1/me/sessions', page([session(1), session(2, phone)]))
      .on(`DELETE /v1/me/sessions/${session(2).id}`, [204])
      .on('DELETE /v1/me/sessions', [204])
  })

  it('are accessible, also with the question', async function () {
    this.timeout(15_000)
    const { account, part } = await shown()
    await expectAccessible(account)
    await until(() => shadowText(part).includes('Zakończ pozostałe'))
    button(part, 'Zakończ pozostałe sesje').click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    await expectAccessible(account)
  })

  it('say which is this device, and let only the others be ended', async () => {
    const { part } = await shown()
    const rows = [...(part.shadowRoot?.querySelectorAll('.rows > li') ?? [])]
    expect(rows.map((row) => row.querySelector('.tag')?.textContent)).to.deep.equal([
      'to urządzenie',
      undefined,
    ])
    expect(rows.map((row) => row.querySelectorAll('button').length)).to.deep.equal([0, 1])
    expect(rows[1]?.textContent).to.contain('192.0.2.2')
  })

  it('lose one that is ended', async () => {
    const { part } = await shown()
    button(part, /^Zakończ sesję: Safari, iOS/).click()
    await until(() => !shadowText(part).includes('Safari'))
    expect(api.calls(`DELETE /v1/me/sessions/${session(2).id}`)).to.have.lengthOf(1)
  })

  it('end all together only after a question', async () => {
    const { part } = await shown()
    button(part, 'Zakończ pozostałe sesje').click()
    await until(() => part.shadowRoot?.querySelector('.opened'))
    expect(api.calls('DELETE /v1/me/sessions')).to.have.lengthOf(0)
    api.on('GET /v1/me/sessions', page([session(1)]))
    button(part, 'Zakończ pozostałe sesje').click()
    await until(() => api.calls('DELETE /v1/me/sessions')[0])
    await until(() => !shadowText(part).includes('Safari'))
  })

  it('say what to do when they do not come, and try again', async () => {
    api.on('GET /v1/me/sessions', problem(500, 'internal'))
    const { part } = await showAccount('sessions', 'hezo-account-sessions')
    const notice = await until(() => part.shadowRoot?.querySelector('[role=alert]'))
    expect(notice.querySelector('a')?.getAttribute('href')).to.equal('tel:+48122525600')
    api.on('GET /v1/me/sessions', page([session(1)]))
    button(part, 'Spróbuj ponownie').click()
    await until(() => shadowText(part).includes('to urządzenie'))
  })
})
