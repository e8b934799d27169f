// Threats: whoever finds an open session replaces the authenticator; the old one goes on working.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOf, signInAgain, wrongCode } from '../../testing/account-steps.ts'
import { passThrottleTime, travel } from '../../testing/post.ts'
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
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 3600)
  anna = await registerCustomer(server, await seedCompany(server.services))
})

describe('replacing the authenticator (me.startTotp, me.confirmTotp)', () => {
  it('needs a fresh proof of the second factor', async () => {
    travel(server, 300)
    expect(await outcomeOf(anna.client.me.startTotp())).toBe('step_up_required')
  })

  it('leaves only the new one to sign in with, and the recovery codes', async () => {
    const { secret } = await anna.client.me.startTotp()
    await anna.client.me.confirmTotp({ code: totpCode(server, secret) })
    const old = signInAgain(server, anna)
    expect(await outcomeOf(old)).toBe('second_factor_rejected')
    const client = await signInAgain(server, { ...anna, totpSecret: secret })
    expect((await client.me.get()).recoveryCodesLeft).toBe(10)
    await mailAbout(server, anna.email, 'Zmieniono aplikację')
  })

  it('counts the code that confirmed it as used', async () => {
    const { secret } = await anna.client.me.startTotp()
    const code = totpCode(server, secret)
    await anna.client.me.confirmTotp({ code })
    const { challengeToken } = await server.client().signIns.create(credentials(anna))
    const again = server.client().signIns.secondFactor({ method: 'totp', challengeToken, code })
    expect(await outcomeOf(again)).toBe('second_factor_rejected')
  })

  it('ends the other sessions and sign-ins under way, and keeps this one', async () => {
    const other = await signInAgain(server, anna)
    const client = await signInAgain(server, anna)
    const { challengeToken } = await server.client().signIns.create(credentials(anna))
    const { secret } = await client.me.startTotp()
    await client.me.confirmTotp({ code: totpCode(server, secret) })
    await expect(other.me.get()).rejects.toMatchObject({ status: 401 })
    expect((await client.me.get()).email).toBe(anna.email)
    travel(server, 60)
    const code = totpCode(server, secret)
    const late = server.client().signIns.secondFactor({ method: 'totp', challengeToken, code })
    expect(await outcomeOf(late)).toBe('challenge_ended')
  })

  it('is open to who came in with a recovery code: the phone is lost', async () => {
    const [code = ''] = anna.recoveryCodes
    const client = server.client()
    const { challengeToken } = await client.signIns.create(credentials(anna))
    const tokens = await client.signIns.secondFactor({
      method: 'recovery_code',
      challengeToken,
      code,
    })
    await client.session.start(tokens)
    const { secret } = await client.me.startTotp()
    await client.me.confirmTotp({ code: totpCode(server, secret) })
    const again = await signInAgain(server, { ...anna, totpSecret: secret })
    expect((await again.me.get()).recoveryCodesLeft).toBe(9)
  })

  it('changes nothing before it is confirmed', async () => {
    await anna.client.me.startTotp()
    expect((await (await signInAgain(server, anna)).me.get()).email).toBe(anna.email)
  })

  it('ends after ten minutes, after five wrong codes, and once done', async () => {
    const { secret } = await anna.client.me.startTotp()
    travel(server, 600)
    const client = await signInAgain(server, anna)
    const late = client.me.confirmTotp({ code: totpCode(server, secret) })
    expect(await outcomeOf(late)).toBe('totp_change_ended')

    const second = await client.me.startTotp()
    const outcomes = []
    for (let tries = 0; tries < 6; tries += 1) {
      const code = wrongCode(totpCode(server, second.secret))
      outcomes.push(await outcomeOf(client.me.confirmTotp({ code })))
    }
    expect(outcomes).toEqual([...Array<string>(5).fill('code_rejected'), 'totp_change_ended'])

    const third = await client.me.startTotp()
    const code = totpCode(server, third.secret)
    const both = [client.me.confirmTotp({ code }), client.me.confirmTotp({ code })]
    const results = (await Promise.all(both.map(outcomeOf))).toSorted()
    expect(results).toEqual(['ok', 'totp_change_ended'])
  })

  it('keeps the secret sealed while it waits', async () => {
    const { secret } = await anna.client.me.startTotp()
    const rows = await server.services.db.selectFrom('totp_changes').selectAll().execute()
    expect(rows.map(({ totp_secret }) => totp_secret.toString('latin1')).join()).not.toContain(
      secret,
    )
  })
})
