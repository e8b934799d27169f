// Threat: a secret that a thief was shown becomes the one that the person sets up.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { outcomeOf, signInAgain } from '../../testing/account-steps.ts'
import { passThrottleTime } from '../../testing/post.ts'
import {
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
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

it('another session confirms nothing that this one began, whatever it knows', async () => {
  const thief = await signInAgain(server, anna)
  const { secret } = await thief.me.startTotp()
  const client = await signInAgain(server, anna)
  const confirm = client.me.confirmTotp({ code: totpCode(server, secret) })
  expect(await outcomeOf(confirm)).toBe('totp_change_ended')
})

it('each session is shown a secret of its own, and a new one each time', async () => {
  const thief = await signInAgain(server, anna)
  const client = await signInAgain(server, anna)
  const shown = [
    (await thief.me.startTotp()).secret,
    (await client.me.startTotp()).secret,
    (await client.me.startTotp()).secret,
  ]
  expect(new Set(shown).size).toBe(3)
  const stale = client.me.confirmTotp({ code: totpCode(server, shown[1] ?? '') })
  expect(await outcomeOf(stale)).toBe('code_rejected')
  await client.me.confirmTotp({ code: totpCode(server, shown[2] ?? '') })
  const late = thief.me.confirmTotp({ code: totpCode(server, shown[0] ?? '') })
  expect(await outcomeOf(late)).toMatch(/session_ended|unauthenticated/)
})
