// Prevents: a way in with one factor, because somebody wrote a session's row elsewhere.
import { expect, it } from 'vitest'
import { readTree } from './tree.ts'

const place = 'packages/server/src/features/sign-in/start-session.ts'
const writesSessions = /insertInto\(\s*'sessions'|insertOnce\(\s*'sessions'|INSERT INTO sessions/

it('sessions begin in one place, which is told of both factors', () => {
  const writers = readTree()
    .filter(({ path }) => /^packages\/server\/src\/.+(?<!\.test)\.ts$/.test(path))
    .filter(({ path }) => !path.includes('/testing/'))
    .filter(({ text }) => writesSessions.test(text))
    .map(({ path }) => path)
  expect(writers).toEqual([place])
})

it.each(["db.insertInto('sessions')", "insertOnce('sessions', [", 'INSERT INTO sessions (id)'])(
  '%s would be found',
  (text) => {
    expect(writesSessions.test(text)).toBe(true)
  },
)
