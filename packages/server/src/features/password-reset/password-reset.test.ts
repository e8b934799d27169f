// Threats: a reset outlives its time or the password; a thief's session survives it; a mailbox is flooded.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { beginReset, outcomeOf, signInAgain, wrongCode } from '../../testing/account-steps.ts'
import {
  behindProxy,
  countQueuedMails,
  passThrottleTime,
  post,
  travel,
} from '../../testing/post.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import {
  codeIn,
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const password = 'zupełnie nowe hasło na zimę'
let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer(behindProxy)
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 3600)
  anna = await registerCustomer(server, await seedCompany(server.services, { name: 'Hutmet' }))
  travel(server, 60)
})

/** What completes a reset, but for what a test does otherwise. */
function completion(reset: { passwordResetToken: string; code: string }, person = anna) {
  const secondFactor = { method: 'totp' as const, code: totpCode(server, person.totpSecret) }
  return { ...reset, password, secondFactor }
}

describe('a reset of the password (passwordResets.create, passwordResets.complete)', () => {
  it('sets the new one, and leaves only that to sign in with', async () => {
    const client = server.client()
    const reset = await beginReset(server, anna)
    await client.passwordResets.complete(completion(reset))
    await expect(signInAgain(server, anna)).rejects.toMatchObject({ code: 'credentials_rejected' })
    const again = await signInAgain(server, { ...anna, password })
    expect((await again.me.get()).email).toBe(anna.email)
    const mail = await mailAbout(server, anna.email, 'Zmieniono hasło')
    expect(mail.text).toContain('Ustawiono nowe hasło')
  })

  it('ends all sessions and all sign-ins under way, and signs nobody in', async () => {
    const thief = await signInAgain(server, anna)
    const { challengeToken } = await thief.signIns.create(credentials(anna))
    const reset = await beginReset(server, anna)
    travel(server, 60)
    const reply = await post(server, '/v1/password-resets/complete', completion(reset))
    expect(reply).toMatchObject({ status: 204, text: '' })
    await expect(thief.me.get()).rejects.toMatchObject({ status: 401 })
    await expect(anna.client.me.get()).rejects.toMatchObject({ status: 401 })
    travel(server, 60)
    const code = totpCode(server, anna.totpSecret)
    const late = server.client().signIns.secondFactor({ method: 'totp', challengeToken, code })
    await expect(late).rejects.toMatchObject({ code: 'challenge_ended' })
  })

  it('takes a recovery code, which is used up then and told by mail', async () => {
    const [code = ''] = anna.recoveryCodes
    const reset = await beginReset(server, anna)
    const secondFactor = { method: 'recovery_code' as const, code }
    await server.client().passwordResets.complete({ ...completion(reset), secondFactor })
    await mailAbout(server, anna.email, 'Użyto kodu zapasowego')
    const again = await signInAgain(server, { ...anna, password })
    expect((await again.me.get()).recoveryCodesLeft).toBe(9)
  })

  it('uses nothing up for a password that is refused, whatever was right', async () => {
    const reset = await beginReset(server, anna)
    const right = completion(reset)
    for (const [typed, code] of [
      ['hutmet na zawsze', 'password.contains_context'],
      ['password1234', 'password.common'],
    ] as const) {
      const refused = server.client().passwordResets.complete({ ...right, password: typed })
      await expect(refused).rejects.toMatchObject({
        code: 'validation_failed',
        fields: [{ path: 'password', code }],
      })
    }
    await server.client().passwordResets.complete(right)
  })

  it('works once', async () => {
    const reset = await beginReset(server, anna)
    await server.client().passwordResets.complete(completion(reset))
    travel(server, 60)
    const again = server.client().passwordResets.complete(completion(reset))
    await expect(again).rejects.toMatchObject({ code: 'password_reset_ended' })
  })

  it('ends after half an hour', async () => {
    const reset = await beginReset(server, anna)
    travel(server, 30 * 60)
    const late = server.client().passwordResets.complete(completion(reset))
    await expect(late).rejects.toMatchObject({ code: 'password_reset_ended' })
  })

  it('ends when the password is changed, and when a newer one begins', async () => {
    const client = await signInAgain(server, anna)
    const older = await beginReset(server, anna)
    const newer = await beginReset(server, anna)
    travel(server, 60)
    expect(await outcomeOf(client.passwordResets.complete(completion(older)))).toBe(
      'password_reset_ended',
    )
    await client.me.changePassword({ currentPassword: anna.password, newPassword: password })
    expect(await outcomeOf(client.passwordResets.complete(completion(newer)))).toBe(
      'password_reset_ended',
    )
  })

  it('ends after five wrong codes, the right one then too', async () => {
    const reset = await beginReset(server, anna)
    const outcomes = []
    for (let tries = 0; tries < 5; tries += 1) {
      const wrong = completion({ ...reset, code: wrongCode(reset.code) })
      outcomes.push(await outcomeOf(server.client().passwordResets.complete(wrong)))
    }
    outcomes.push(await outcomeOf(server.client().passwordResets.complete(completion(reset))))
    expect(outcomes).toEqual([...Array<string>(5).fill('code_rejected'), 'password_reset_ended'])
  })

  it('keeps neither code nor token readable, and nothing of an address without an account', async () => {
    const { passwordResetToken, code } = await beginReset(server, anna)
    await post(server, '/v1/password-resets', { email: 'nikt.taki@firma.example' })
    const rows = await server.services.db.selectFrom('password_resets').selectAll().execute()
    const kept = JSON.stringify(rows, (_, value: unknown) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : value,
    )
    expect(kept).not.toContain(passwordResetToken)
    expect(kept).not.toContain(`"${code}"`)
    expect(kept).not.toContain('nikt')
  })

  it('cannot be used to flood a mailbox, from however many addresses', async () => {
    const before = await countQueuedMails(server)
    const codes = []
    for (let tries = 0; tries < 8; tries += 1) {
      const from = `203.0.113.${tries}`
      const reply = await post(server, '/v1/password-resets', { email: anna.email }, { from })
      codes.push(reply.code ?? 'ok')
    }
    expect(codes.filter((code) => code === 'ok')).toHaveLength(5)
    expect(codes.at(-1)).toBe('rate_limited')
    expect((await countQueuedMails(server)) - before).toBe(5)
  })

  it('is still there for the person’s own browser when strangers have used theirs up', async () => {
    for (let tries = 0; tries < 8; tries += 1) {
      const from = `198.51.100.${tries}`
      await post(server, '/v1/password-resets', { email: anna.email }, { from })
    }
    const isCode = ({ to, text }: { to: string; text: string }) =>
      to === anna.email && text.includes('nowe hasło')
    await vi.waitFor(() => expect(server.mailbox.all.filter(isCode)).toHaveLength(5))
    const reset = await beginReset(server, anna, anna.client)
    await anna.client.passwordResets.complete(completion(reset))
  })

  it('asked for twice with one key mails once and answers alike', async () => {
    const before = await countQueuedMails(server)
    const ask = () =>
      post(server, '/v1/password-resets', { email: anna.email }, { key: 'once-only-0123456789' })
    const [first, second] = [await ask(), await ask()]
    expect(second.body).toEqual(first.body)
    expect((await countQueuedMails(server)) - before).toBe(1)
    const mail = await mailAbout(server, anna.email, 'Kod do ustawienia')
    expect(codeIn(mail)).toMatch(/^\d{6}$/)
  })
})
