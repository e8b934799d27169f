import { describe, expect, it } from 'vitest'
import { portal } from './portal.ts'

const app = portal()
const asBrowser = { headers: { Accept: 'text/html,*/*', 'Accept-Language': 'pl' } }

describe('an address that nobody has', () => {
  it('shows a person the portal, under the policy of every page', async () => {
    const reply = await app.request('/rejestracja', asBrowser)
    const known = await app.request('/register', asBrowser)
    expect(reply.status).toBe(404)
    expect(await reply.text()).toBe(await known.text())
    for (const name of ['content-security-policy', 'content-language', 'cache-control', 'vary']) {
      expect(reply.headers.get(name)).toBe(known.headers.get(name))
    }
  })

  it.each([
    ['a program', '/rejestracja', { headers: { Accept: 'application/json' } }],
    ['who asks for no kind of reply', '/rejestracja', {}],
    ['the API', '/v1/nothing', asBrowser],
    ['the elements', '/elements/nothing.js', asBrowser],
  ])('leaves %s to others', async (_, path, init) => {
    const reply = await app.request(path, init)
    expect(reply.status).toBe(404)
    expect(await reply.text()).not.toContain('hezo-portal')
  })
})
