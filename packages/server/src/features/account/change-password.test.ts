// Threats: whoever finds an open session takes the account over; a stolen session outlives the change.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { travel } from '../../testing/post.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  testPassword,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const newPassword = 'zupełnie nowe hasło na zimę'
let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())

async function signIn(person: TestPerson, password = person.password) {
  travel(server, 60)
  const client = server.client()
  const { challengeToken } = await client.signIns.create({ ...credentials(person), password })
  const code = totpCode(server, person.totpSecret)
  const tokens = await client.signIns.secondFactor({ method: 'totp', challengeToken, code })
  await client.session.start(tokens)
  return client
}

describe('changing the password (me.changePassword)', () => {
  beforeAll(async () => {
    anna = await registerCustomer(server, await seedCompany(server.services, { name: 'Hutmet' }))
  })

  it('needs a fresh proof of the second factor', async () => {
    travel(server, 300)
    await expect(
      anna.client.me.changePassword({ currentPassword: testPassword, newPassword }),
    ).rejects.toMatchObject({ code: 'step_up_required', status: 403 })
  })

  it.each([
    ['the wrong current one', 'nie to hasło', newPassword, 'currentPassword', 'password.wrong'],
    ['a short new one', testPassword, 'krótkie', 'newPassword', 'password.too_short'],
    ['a common new one', testPassword, 'password1234', 'newPassword', 'password.common'],
    [
      'one with the company in it',
      testPassword,
      'hutmet na zawsze',
      'newPassword',
      'password.contains_context',
    ],
  ])('refuses %s', async (_, currentPassword, typed, path, code) => {
    const client = await signIn(anna)
    await expect(
      client.me.changePassword({ currentPassword, newPassword: typed }),
    ).rejects.toMatchObject({ code: 'validation_failed', fields: [{ path, code }] })
  })

  it('ends all other sessions at once, keeps this one, and is mailed', async () => {
    const stolen = await signIn(anna)
    const mine = await signIn(anna)
    const mails = server.mailbox.all.length
    await mine.me.changePassword({ currentPassword: testPassword, newPassword })
    await expect(stolen.me.get()).rejects.toMatchObject({ status: 401 })
    expect((await mine.me.get()).email).toBe(anna.email)
    const mail = await server.mailbox.newest(anna.email, mails)
    expect(mail.subject).toBe('Zmieniono hasło do Twojego konta')
  })

  it('leaves only the new one to sign in with', async () => {
    await expect(signIn(anna)).rejects.toMatchObject({ code: 'credentials_rejected' })
    expect((await (await signIn(anna, newPassword)).me.get()).email).toBe(anna.email)
  })

  it('ends sign-ins under way with the old one', async () => {
    const person = await registerCustomer(server, await seedCompany(server.services))
    const client = await signIn(person)
    const { challengeToken } = await server.client().signIns.create(credentials(person))
    await client.me.changePassword({ currentPassword: testPassword, newPassword })
    travel(server, 60)
    const code = totpCode(server, person.totpSecret)
    const late = server.client().signIns.secondFactor({ method: 'totp', challengeToken, code })
    await expect(late).rejects.toMatchObject({ code: 'challenge_ended' })
  })

  it('cannot be used to guess the old one without end', async () => {
    const client = await signIn(anna, newPassword)
    const answers = []
    for (let tries = 0; tries < 8; tries += 1) {
      const change = client.me.changePassword({ currentPassword: `zgaduję ${tries}`, newPassword })
      answers.push(await change.catch((error: { code: string }) => error.code))
    }
    expect(answers.slice(-2)).toEqual(['rate_limited', 'rate_limited'])
  })

  it('by two sessions at once is done by one of them', async () => {
    const person = await registerCustomer(server, await seedCompany(server.services))
    const [one, two] = [await signIn(person), await signIn(person)]
    const changes = [one, two].map((client, index) =>
      client.me.changePassword({
        currentPassword: testPassword,
        newPassword: `${newPassword} ${index}`,
      }),
    )
    const settled = await Promise.allSettled(changes)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
