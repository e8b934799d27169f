import { expect } from 'chai'
import './hezo-stop-reset.ts'
import { type ApiStub, stubApi } from '../testing/api-stub.ts'
import { clear, expectAccessible, press, show, until, focused } from '../testing/page.ts'
import type { HezoStopReset } from './hezo-stop-reset.ts'

const token = 'stop-token-of-a-test-long-enough'

let api: ApiStub
let element: HezoStopReset

describe('hezo-stop-reset', () => {
  beforeEach(async () => {
    clear()
    api = stubApi().on('POST /v1/factor-resets/stop', [204])
    element = await show('hezo-stop-reset', { token })
  })

  it('stops nothing by being opened, and the reset when asked to', async () => {
    await expectAccessible(element)
    expect(api.asked).to.deep.equal([])
    press()
    await until(() => focused() === 'Reset zatrzymany')
    await expectAccessible(element)
    expect(api.asked.map(({ body }) => body)).to.deep.equal([{ stopToken: token }])
  })
})
