// Threats: a forgotten session stays open; somebody ends or sees the sessions of another person;
// whoever finds an open session changes what guards the account.
import type { HezoError } from '@hezo/sdk'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { travel } from '../../testing/post.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
let other: TestPerson
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
  other = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())

async function signInAgain(): Promise<TestPerson['client']> {
  travel(server, 60)
  const client = server.client()
  const { challengeToken } = await client.signIns.create(credentials(anna))
  const code = totpCode(server, anna.totpSecret)
  await client.session.start(
    await client.signIns.secondFactor({ method: 'totp', challengeToken, code }),
  )
  return client
}

describe('my sessions (me.listSessions)', () => {
  it('are listed newest first, with the one in use marked', async () => {
    const second = await signInAgain()
    const { items } = await second.me.listSessions()
    expect(items.map(({ isCurrent }) => isCurrent)).toEqual([true, false])
    expect(items[0]).toMatchObject({ address: '127.0.0.1', startedAt: server.now.toISOString() })
  })

  it('are paged, and nobody else’s are among them', async () => {
    await signInAgain()
    const all = (await anna.client.me.listSessions()).items.map(({ id }) => id)
    const walked = []
    for await (const { id } of anna.client.me.listSessions.each({ limit: 1 })) walked.push(id)
    expect(walked).toEqual(all)
    const theirs = (await other.client.me.listSessions()).items.map(({ id }) => id)
    expect(all.filter((id) => theirs.includes(id))).toEqual([])
  })

  it('name browser and system as far as the browser told', async () => {
    const { id } = (await anna.client.me.listSessions()).items.find((each) => each.isCurrent) ?? {}
    const agent =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
    await server.services.db
      .updateTable('sessions')
      .set({ user_agent: agent })
      .where('id', '=', id ?? '')
      .execute()
    const [shown] = (await anna.client.me.listSessions()).items.filter((each) => each.id === id)
    expect(shown).toMatchObject({ browser: 'Chrome', system: 'Windows' })
  })

  it('are left out once nobody can use them any more', async () => {
    const idle = (await anna.client.me.listSessions()).items.length
    travel(server, 31 * 60)
    const client = await signInAgain()
    expect((await client.me.listSessions()).items).toHaveLength(1)
    expect(idle).toBeGreaterThan(1)
  })
})

describe('ending a session (me.endSession, me.endSessions)', () => {
  it('acts on its next request', async () => {
    const mine = await signInAgain()
    const lost = await signInAgain()
    const { items } = await lost.me.listSessions()
    const id = items.find(({ isCurrent }) => isCurrent)?.id ?? ''
    await mine.me.endSession({ sessionId: id })
    await expect(lost.me.get()).rejects.toMatchObject({ status: 401 })
    await expect(mine.me.endSession({ sessionId: id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of somebody else is not there', async () => {
    const stranger = await registerCustomer(server, await seedCompany(server.services))
    const [theirs] = (await stranger.client.me.listSessions()).items
    const mine = await signInAgain()
    await expect(mine.me.endSession({ sessionId: theirs?.id ?? '' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await stranger.client.me.get()).email).toBe(stranger.email)
  })

  it('ends all but the one in use', async () => {
    const lost = await signInAgain()
    const mine = await signInAgain()
    await mine.me.endSessions()
    expect((await mine.me.listSessions()).items).toHaveLength(1)
    await expect(lost.me.get()).rejects.toMatchObject({ status: 401 })
  })
})

describe('a fresh proof (me.stepUp)', () => {
  async function isFresh(client: TestPerson['client']): Promise<boolean> {
    // It goes no further than the password, which is the wrong one.
    const change = { currentPassword: 'nie to hasło', newPassword: 'zupełnie nowe hasło na zimę' }
    const refused = await client.me.changePassword(change).catch((error: HezoError) => error.code)
    return refused !== 'step_up_required'
  }

  it('is there for five minutes after signing in, and again after a code', async () => {
    const client = await signInAgain()
    expect(await isFresh(client)).toBe(true)
    travel(server, 300)
    expect(await isFresh(client)).toBe(false)
    await client.me.stepUp({ method: 'totp', code: totpCode(server, anna.totpSecret) })
    expect(await isFresh(client)).toBe(true)
  })

  it('takes no code twice, and none that signed in', async () => {
    const client = await signInAgain()
    const code = totpCode(server, anna.totpSecret)
    await expect(client.me.stepUp({ method: 'totp', code })).rejects.toMatchObject({
      code: 'code_rejected',
    })
    travel(server, 300)
    await client.me.stepUp({ method: 'totp', code: totpCode(server, anna.totpSecret) })
    await expect(
      client.me.stepUp({ method: 'totp', code: totpCode(server, anna.totpSecret) }),
    ).rejects.toMatchObject({ code: 'code_rejected' })
  })

  it('can be guessed at no oftener than at sign-in, and a wrong code ends no session', async () => {
    const client = await signInAgain()
    const guess = () =>
      client.me.stepUp({ method: 'recovery_code', code: '0000-0000-0000-0000' }).then(
        () => 'taken',
        (error: { code: string }) => error.code,
      )
    const answers = []
    for (let tries = 0; tries < 11; tries += 1) answers.push(await guess())
    expect(answers.filter((answer) => answer === 'code_rejected')).toHaveLength(10)
    expect(answers.at(-1)).toBe('rate_limited')
    expect((await client.me.get()).email).toBe(anna.email)
  })
})
