import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outcomes, post, travel } from '../../testing/post.ts'
import {
  activateStaff,
  activateSupplier,
  credentials,
  registerCustomer,
  seedCompany,
  seedSupplier,
  type TestPerson,
  testPassword,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())

/** Signs in with both factors, at the next time step. */
async function signIn(person: Pick<TestPerson, 'email' | 'password' | 'totpSecret'>) {
  travel(server, 30)
  const client = server.client()
  const { challengeToken } = await client.signIns.create(credentials(person))
  const code = totpCode(server, person.totpSecret)
  const tokens = await client.signIns.secondFactor({ method: 'totp', challengeToken, code })
  await client.session.start(tokens)
  return client
}

describe('a sign-in', () => {
  it('takes password and authenticator, for each role', async () => {
    const staff = await activateStaff(server)
    const supplier = await activateSupplier(server, (await seedSupplier(server.services)).nip)
    for (const [person, role] of [
      [anna, 'customer'],
      [staff, 'staff'],
      [supplier, 'supplier'],
    ] as const) {
      const client = await signIn(person)
      expect((await client.me.get()).role).toBe(role)
    }
  })

  it('finds the account whatever the case of the address', async () => {
    const client = await signIn({ ...anna, email: anna.email.toUpperCase() })
    expect((await client.me.get()).email).toBe(anna.email)
  })

  it('takes the password however the keyboard composed its letters', async () => {
    const client = await signIn({ ...anna, password: testPassword.normalize('NFD') })
    expect((await client.me.get()).email).toBe(anna.email)
  })

  it('gives nothing readable before the second factor', async () => {
    const { body } = await post(server, '/v1/sign-ins', {
      email: anna.email,
      password: anna.password,
    })
    expect(Object.keys(body)).toEqual(['challengeToken', 'expiresAt', 'methods'])
    const reply = await server.fetch('/v1/me', {
      headers: { Authorization: `Bearer ${String(body['challengeToken'])}` },
    })
    expect(reply.status).toBe(401)
  })
})

describe('a code', () => {
  async function challenge(): Promise<string> {
    const { challengeToken } = await server.client().signIns.create(credentials(anna))
    return challengeToken
  }
  async function answer(code: string, challengeToken?: string): Promise<string | number> {
    const token = challengeToken ?? (await challenge())
    const reply = await post(server, '/v1/sign-ins/second-factor', {
      method: 'totp',
      challengeToken: token,
      code,
    })
    return reply.code ?? reply.status
  }

  it('of the step before and of the step after is accepted, further ones are not', async () => {
    travel(server, 300)
    expect(await answer(totpCode(server, anna.totpSecret, -2))).toBe('second_factor_rejected')
    expect(await answer(totpCode(server, anna.totpSecret, 2))).toBe('second_factor_rejected')
    expect(await answer(totpCode(server, anna.totpSecret, -1))).toBe(201)
    expect(await answer(totpCode(server, anna.totpSecret, 1))).toBe(201)
  })

  it('is accepted once, and no older one after it', async () => {
    travel(server, 300)
    const now = totpCode(server, anna.totpSecret)
    expect(await answer(now)).toBe(201)
    expect(await answer(now)).toBe('second_factor_rejected')
    expect(await answer(totpCode(server, anna.totpSecret, -1))).toBe('second_factor_rejected')
    expect(await answer(totpCode(server, anna.totpSecret, 1))).toBe(201)
  })

  it('brought by ten challenges at once opens one session', async () => {
    travel(server, 300)
    const challenges = []
    for (let each = 0; each < 8; each += 1) challenges.push(await challenge())
    const code = totpCode(server, anna.totpSecret)
    const answers = await Promise.all(challenges.map((token) => answer(code, token)))
    expect(answers.filter((each) => each === 201)).toHaveLength(1)
    expect(answers.filter((each) => each === 'second_factor_rejected')).toHaveLength(7)
  })

  it('spends its challenge', async () => {
    travel(server, 300)
    const token = await challenge()
    expect(await answer(totpCode(server, anna.totpSecret), token)).toBe(201)
    travel(server, 30)
    expect(await answer(totpCode(server, anna.totpSecret), token)).toBe('challenge_ended')
  })

  it('comes too late after ten minutes', async () => {
    const token = await challenge()
    travel(server, 600)
    expect(await answer(totpCode(server, anna.totpSecret), token)).toBe('challenge_ended')
  })
})

describe('a recovery code', () => {
  it('signs in once, as typed from paper, and its owner is told', async () => {
    const person = await registerCustomer(server, await seedCompany(server.services))
    const [first = '', second = ''] = person.recoveryCodes
    expect(first).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    const client = server.client()
    const use = async (code: string) => {
      const { challengeToken } = await client.signIns.create(credentials(person))
      return client.signIns.secondFactor({ method: 'recovery_code', challengeToken, code })
    }
    const mails = server.mailbox.all.length
    await client.session.start(await use(first.toLowerCase().replaceAll('-', ' ')))
    expect((await client.me.get()).recoveryCodesLeft).toBe(9)
    const mail = await server.mailbox.newest(person.email, mails)
    expect(mail.subject).toBe('Użyto kodu zapasowego do Twojego konta')
    expect(mail.text).toContain('9')
    await expect(use(first)).rejects.toMatchObject({ code: 'second_factor_rejected' })
    await expect(use(second)).resolves.toMatchObject({ tokenType: 'DPoP' })
  })

  it('of somebody else is worth nothing', async () => {
    const stranger = await registerCustomer(server, await seedCompany(server.services))
    const { challengeToken } = await server.client().signIns.create(credentials(anna))
    const [code = ''] = stranger.recoveryCodes
    await expect(
      server.client().signIns.secondFactor({ method: 'recovery_code', challengeToken, code }),
    ).rejects.toMatchObject({ code: 'second_factor_rejected' })
  })

  it('used by two requests at once opens one session', async () => {
    const person = await registerCustomer(server, await seedCompany(server.services))
    const [code = ''] = person.recoveryCodes
    const client = server.client()
    const challenges = [
      await client.signIns.create(credentials(person)),
      await client.signIns.create(credentials(person)),
    ]
    const replies = await Promise.all(
      challenges.map(({ challengeToken }) =>
        post(server, '/v1/sign-ins/second-factor', {
          method: 'recovery_code',
          challengeToken,
          code,
        }),
      ),
    )
    expect(outcomes(replies)).toEqual(['201', 'second_factor_rejected'])
  })
})

it('a hash made with less work is made anew at the next sign-in', async () => {
  const { hash } = await import('@node-rs/argon2')
  const weak = await hash(testPassword, { memoryCost: 32, timeCost: 1, parallelism: 1 })
  const row = () =>
    server.services.db
      .selectFrom('users')
      .select('password_hash')
      .where('email', '=', anna.email)
      .executeTakeFirstOrThrow()
  await server.services.db
    .updateTable('users')
    .set({ password_hash: weak })
    .where('email', '=', anna.email)
    .execute()
  await signIn(anna)
  const renewed = (await row()).password_hash
  expect(server.services.passwords.isOutdated(renewed ?? '')).toBe(false)
  await signIn(anna)
  expect((await row()).password_hash).toBe(renewed)
})
