// Threats: who found one recovery code makes ten; old codes go on working; a lost answer loses the codes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOf, signInAgain } from '../../testing/account-steps.ts'
import { passThrottleTime, post } from '../../testing/post.ts'
import { createSeed } from '../../testing/seed.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 3600)
  anna = await registerCustomer(server, await seedCompany(server.services))
})

async function signInWith(code: string) {
  const client = server.client()
  const { challengeToken } = await client.signIns.create(credentials(anna))
  const tokens = await client.signIns.secondFactor({
    method: 'recovery_code',
    challengeToken,
    code,
  })
  await client.session.start(tokens)
  return client
}

describe('new recovery codes (me.renewRecoveryCodes)', () => {
  it('take the place of the old ones, and are told by mail', async () => {
    const client = await signInAgain(server, anna)
    const { recoveryCodes } = await client.me.renewRecoveryCodes({})
    expect(new Set([...recoveryCodes, ...anna.recoveryCodes]).size).toBe(20)
    const [old = ''] = anna.recoveryCodes
    expect(await outcomeOf(signInWith(old))).toBe('second_factor_rejected')
    const fresh = await signInWith(recoveryCodes[9] ?? '')
    expect((await fresh.me.get()).recoveryCodesLeft).toBe(9)
    await mailAbout(server, anna.email, 'Masz nowe kody zapasowe')
  })

  it('are not for who came in with a recovery code', async () => {
    const client = await signInWith(anna.recoveryCodes[0] ?? '')
    expect(await outcomeOf(client.me.renewRecoveryCodes({}))).toBe('step_up_required')
  })

  it('are given again when the answer was lost', async () => {
    const person = await createSeed(server).person('staff', null)
    const ask = () =>
      post(
        server,
        '/v1/me/recovery-codes',
        {},
        {
          key: 'lost-answer-0123456789',
          headers: { Authorization: `Bearer ${person.accessToken}` },
        },
      )
    const [first, second] = [await ask(), await ask()]
    expect(first).toMatchObject({ status: 201 })
    expect(second.body).toEqual(first.body)
  })

  it('are not made without end', async () => {
    const person = await createSeed(server).person('staff', null)
    const outcomes = []
    for (let tries = 0; tries < 11; tries += 1) {
      outcomes.push(await outcomeOf(person.client.me.renewRecoveryCodes({})))
    }
    expect(outcomes.slice(9)).toEqual(['ok', 'rate_limited'])
  })
})

it('the letter about a used code asks for new ones when three are left', async () => {
  for (const code of anna.recoveryCodes.slice(0, 7)) {
    const before = server.mailbox.all.length
    await signInWith(code)
    const { text } = await server.mailbox.newest(anna.email, before)
    const left = Number(/kody zapasowe: (\d+)/.exec(text)?.[1])
    expect(text.includes('Wygeneruj nowe')).toBe(left <= 3)
  }
})
