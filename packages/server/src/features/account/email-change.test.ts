// Threats: whoever finds an open session moves the account to another mailbox; an address is taken that
// is somebody else's, or found out to have an account.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOf, signInAgain, wrongCode } from '../../testing/account-steps.ts'
import { passThrottleTime, travel } from '../../testing/post.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import {
  codeIn,
  registerCustomer,
  type SeededCompany,
  seedCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
let anna: TestPerson
let count = 0
let email: string
beforeAll(async () => {
  server = await createTestServer()
  company = await seedCompany(server.services)
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 3600)
  anna = await registerCustomer(server, company)
  email = `anna.nowa.${(count += 1)}@firma.example`
})

/** Begins a change and reads the codes of both mailboxes. */
async function begin(client = anna.client, to = email) {
  const { emailChangeToken } = await client.me.changeEmail({ email: to })
  const current = await mailAbout(server, anna.email, 'Kod do zmiany adresu')
  const fresh = await mailAbout(server, to, 'Kod do potwierdzenia nowego')
  return { emailChangeToken, currentCode: codeIn(current), newCode: codeIn(fresh) }
}

describe('changing the address (me.changeEmail, me.confirmEmail)', () => {
  it('needs a fresh proof of the second factor', async () => {
    travel(server, 300)
    expect(await outcomeOf(anna.client.me.changeEmail({ email }))).toBe('step_up_required')
  })

  it('moves the account when both mailboxes agree, and tells both', async () => {
    const me = await anna.client.me.confirmEmail(await begin())
    expect(me.email).toBe(email)
    expect((await (await signInAgain(server, { ...anna, email })).me.get()).email).toBe(email)
    expect(await outcomeOf(signInAgain(server, anna))).toBe('credentials_rejected')
    const old = await mailAbout(server, anna.email, 'Zmieniono adres e-mail')
    expect(old.text).toContain(email)
    await mailAbout(server, email, 'To jest teraz adres')
  })

  it('ends the other sessions, and keeps this one', async () => {
    const other = await signInAgain(server, anna)
    const client = await signInAgain(server, anna)
    await client.me.confirmEmail(await begin(client))
    await expect(other.me.get()).rejects.toMatchObject({ status: 401 })
    expect((await client.me.get()).email).toBe(email)
  })

  it.each(['currentCode', 'newCode'] as const)('needs the right %s', async (which) => {
    const right = await begin()
    const wrong = { ...right, [which]: wrongCode(right[which]) }
    const outcomes = []
    for (let tries = 0; tries < 5; tries += 1) {
      outcomes.push(await outcomeOf(anna.client.me.confirmEmail(wrong)))
    }
    outcomes.push(await outcomeOf(anna.client.me.confirmEmail(right)))
    expect(outcomes).toEqual([...Array<string>(5).fill('code_rejected'), 'email_change_ended'])
    expect((await anna.client.me.get()).email).toBe(anna.email)
  })

  it('does not take the codes for each other', async () => {
    const { emailChangeToken, currentCode, newCode } = await begin()
    const swapped = { emailChangeToken, currentCode: newCode, newCode: currentCode }
    expect(await outcomeOf(anna.client.me.confirmEmail(swapped))).toBe('code_rejected')
  })

  it('ends after half an hour, with the password, and when a newer one begins', async () => {
    const first = await begin()
    travel(server, 29 * 60)
    const client = await signInAgain(server, anna)
    expect(await outcomeOf(client.me.confirmEmail(first))).toBe('email_change_ended')
    const again = await signInAgain(server, anna)
    const second = await begin(again, `druga.${email}`)
    const third = await begin(again, `trzecia.${email}`)
    expect(await outcomeOf(again.me.confirmEmail(second))).toBe('email_change_ended')
    const newPassword = 'zupełnie nowe hasło na zimę'
    await again.me.changePassword({ currentPassword: anna.password, newPassword })
    expect(await outcomeOf(again.me.confirmEmail(third))).toBe('email_change_ended')
  })

  it('is of use to the person only who began it', async () => {
    const right = await begin()
    const other = await registerCustomer(server, company)
    expect(await outcomeOf(other.client.me.confirmEmail(right))).toBe('email_change_ended')
    expect((await anna.client.me.confirmEmail(right)).email).toBe(email)
  })

  it('cannot be used to write to strangers without end', async () => {
    const outcomes = []
    for (let tries = 0; tries < 7; tries += 1) {
      const to = `ktos.${tries}.${email}`
      outcomes.push(await outcomeOf(anna.client.me.changeEmail({ email: to })))
    }
    expect(outcomes.slice(4)).toEqual(['ok', 'rate_limited', 'rate_limited'])
  })
})

describe('an address that has an account', () => {
  it('is answered like a new one; its mailbox is told, and no code works', async () => {
    const other = await registerCustomer(server, company, { locale: 'en' })
    const started = await anna.client.me.changeEmail({ email: other.email })
    expect(Object.keys(started)).toEqual(['emailChangeToken', 'expiresAt'])
    const told = await mailAbout(server, other.email, 'has a myHEZO account already')
    expect(codeIn(told)).toBe('')
    const current = await mailAbout(server, anna.email, 'Kod do zmiany adresu')
    const given = { ...started, currentCode: codeIn(current), newCode: '000000' }
    const { emailChangeToken, currentCode, newCode } = given
    const codes = { emailChangeToken, currentCode, newCode }
    expect(await outcomeOf(anna.client.me.confirmEmail(codes))).toBe('code_rejected')
  })

  it('since the codes were mailed is answered like a wrong code', async () => {
    const right = await begin()
    await registerCustomer(server, company, { email })
    expect(await outcomeOf(anna.client.me.confirmEmail(right))).toBe('code_rejected')
    expect((await anna.client.me.get()).email).toBe(anna.email)
  })

  it('goes to one of two who are faster, whoever that is', async () => {
    const ewa = await registerCustomer(server, company)
    const first = await begin()
    const started = await ewa.client.me.changeEmail({ email: ` ${email.toUpperCase()} ` })
    const current = await mailAbout(server, ewa.email, 'Kod do zmiany adresu')
    const mails = server.mailbox.all.length
    expect(mails).toBeGreaterThan(0)
    const fresh = server.mailbox.all.findLast(
      ({ to, subject }) => to.toLowerCase() === email && subject.includes('Kod do potwierdzenia'),
    )
    const second = {
      emailChangeToken: started.emailChangeToken,
      currentCode: codeIn(current),
      newCode: codeIn(fresh ?? current),
    }
    const results = await Promise.all([
      outcomeOf(anna.client.me.confirmEmail(first)),
      outcomeOf(ewa.client.me.confirmEmail(second)),
    ])
    expect(results.toSorted()).toEqual(['code_rejected', 'ok'])
  })
})
