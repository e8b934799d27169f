// Threats: somebody tries passwords, or codes after the right one, for days and the owner never hears of
// it; the notice tells who has an account, or floods a mailbox.
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  behindProxy,
  countQueuedMails,
  passThrottleTime,
  post,
  travel,
} from '../../testing/post.ts'
import { mailAbout } from '../../testing/seed-people.ts'
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
beforeAll(async () => {
  server = await createTestServer(behindProxy)
  anna = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())

let from = 0
/** Guesses, each from somewhere else; how many letters were written. */
async function guess(email: string, times: number): Promise<number> {
  const before = await countQueuedMails(server)
  for (let tries = 0; tries < times; tries += 1) {
    await passThrottleTime(server, 86_400)
    from += 1
    const body = { email, password: 'nie to hasło' }
    const reply = await post(server, '/v1/sign-ins', body, { from: `203.0.113.${from % 250}` })
    expect(reply.code).toBe('credentials_rejected')
  }
  return (await countQueuedMails(server)) - before
}

it('the owner of an account is told after ten wrong passwords, once a day', async () => {
  expect(await guess(anna.email, 9)).toBe(0)
  expect(await guess(anna.email, 1)).toBe(1)
  await mailAbout(server, anna.email, 'Nieudane próby')
  expect(await guess(anna.email, 15)).toBe(0)
  travel(server, 86_400 - 1)
  expect(await guess(anna.email, 15)).toBe(0)
  travel(server, 1)
  expect(await guess(anna.email, 10)).toBe(1)
})

it('ten over more than a day are no attack', async () => {
  const ewa = await registerCustomer(server, await seedCompany(server.services))
  expect(await guess(ewa.email, 9)).toBe(0)
  travel(server, 86_400)
  expect(await guess(ewa.email, 9)).toBe(0)
})

it('an address without an account costs the same, and nobody is written to', async () => {
  const email = 'nikt.taki@firma.example'
  expect(await guess(email, 12)).toBe(1)
  await registerCustomer(server, await seedCompany(server.services))
  expect(server.mailbox.all.filter(({ to }) => to === email)).toEqual([])
})

it('of guesses at once one letter comes', async () => {
  const ola = await registerCustomer(server, await seedCompany(server.services))
  await guess(ola.email, 8)
  const before = await countQueuedMails(server)
  await passThrottleTime(server, 86_400)
  const guesses = Array.from({ length: 5 }, (_, index) =>
    post(
      server,
      '/v1/sign-ins',
      { email: ola.email, password: 'nie to hasło' },
      { from: `198.51.100.${index}` },
    ),
  )
  await Promise.all(guesses)
  expect((await countQueuedMails(server)) - before).toBe(1)
})

it('whoever has the password and ends each sign-in before the fifth wrong code is told of too', async () => {
  const iza = await registerCustomer(server, await seedCompany(server.services))
  const near = [-1, 0, 1].map((step) => totpCode(server, iza.totpSecret, step))
  const code = ['000000', '111111', '222222', '333333'].find((each) => !near.includes(each)) ?? ''
  /** How many letters were written. */
  async function guessCodes(times: number): Promise<number> {
    const before = await countQueuedMails(server)
    const { challengeToken } = await server.client().signIns.create(credentials(iza))
    for (let tries = 0; tries < times; tries += 1) {
      await passThrottleTime(server, 86_400)
      const given = { method: 'totp', challengeToken, code }
      const reply = await post(server, '/v1/sign-ins/second-factor', given)
      expect(reply.code).toBe('second_factor_rejected')
    }
    return (await countQueuedMails(server)) - before
  }
  expect(await guessCodes(4)).toBe(0)
  expect(await guessCodes(1)).toBe(1)
  await mailAbout(server, iza.email, 'Błędne kody')
  expect(await guessCodes(4)).toBe(0)
  travel(server, 86_400)
  expect(await guessCodes(4)).toBe(0)
  expect(await guessCodes(4)).toBe(1)
})
