import { afterEach, expect, test, vi } from 'vitest'
import { tabSession } from './tab-session.ts'

const tokens = { accessToken: 'a', refreshToken: 'r', expiresAt: 1_760_000_000_000 }

/** What a tab keeps, as far as the session uses it. */
function tabStorage() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  }
}

afterEach(() => vi.unstubAllGlobals())

test('a reload finds the session, another key does not', async () => {
  vi.stubGlobal('sessionStorage', tabStorage())
  await tabSession().save(tokens)
  expect(await tabSession().load()).toEqual(tokens)
  expect(await tabSession('other').load()).toBeNull()
})

test('nothing is left after signing out', async () => {
  const storage = tabStorage()
  vi.stubGlobal('sessionStorage', storage)
  const session = tabSession()
  await session.save(tokens)
  await session.clear()
  expect(storage.kept.size).toBe(0)
})

test.each([
  '',
  'null',
  '7',
  '{',
  '{"accessToken":"a"}',
  '{"accessToken":1,"refreshToken":2}',
  '[]',
])('what is no session (%s) is no session', async (text) => {
  const storage = tabStorage()
  storage.kept.set('hezo.session', text)
  vi.stubGlobal('sessionStorage', storage)
  expect(await tabSession().load()).toBeNull()
})

// A page whose storage is blocked throws at every touch.
test('without storage there is no session to find, and nothing fails', async () => {
  vi.stubGlobal('sessionStorage', undefined)
  const session = tabSession()
  expect(await session.load()).toBeNull()
  await expect(session.save(tokens)).resolves.toBeUndefined()
  await expect(session.clear()).resolves.toBeUndefined()
})
