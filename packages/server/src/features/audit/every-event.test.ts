// Threats: an attack leaves no trace; whoever attacks fills the trail; a secret lands in it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, travel } from '../../testing/post.ts'
import { collectSecrets, refuseSecretsInAudit } from '../../testing/secrets-in-audit.ts'
import {
  activateStaff,
  credentials,
  registerCustomer,
  registrationData,
  type SeededCompany,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
let anna: TestPerson
let annaId: string
beforeAll(async () => {
  server = await createTestServer()
  company = await seedCompany(server.services)
  anna = await registerCustomer(server, company)
  annaId = (await anna.client.me.get()).id
})
afterAll(() => server.close())

async function rows(action: string) {
  return server.services.db
    .selectFrom('audit_events')
    .select(['actor_id', 'subject_id', 'company_id', 'address', 'details'])
    .where('action', '=', action)
    .orderBy('id')
    .execute()
}

describe('a failed sign-in', () => {
  it('is told of known and unknown accounts, without what was typed', async () => {
    for (const email of [anna.email, 'nikt.taki@firma.example']) {
      await post(server, '/v1/sign-ins', { email, password: 'to nie jest hasło' })
    }
    const failed = { actor_id: null, address: '127.0.0.1', details: { count: 1 } }
    expect(await rows('sign_in.failed')).toEqual([
      { ...failed, subject_id: annaId, company_id: company.companyId },
      { ...failed, subject_id: null, company_id: null },
    ])
    expect(JSON.stringify(await rows('sign_in.failed'))).not.toContain('nikt')
  })

  it('repeated is told by its tenth time, and throttled too: the trail does not fill', async () => {
    for (let tries = 0; tries < 20; tries += 1) {
      await post(server, '/v1/sign-ins', { email: 'ktos@firma.example', password: 'zgaduję dalej' })
    }
    const failed = await rows('sign_in.failed')
    const throttled = await rows('sign_in.throttled')
    expect(failed.slice(2).map(({ details }) => details)).toEqual([{ count: 1 }])
    expect(throttled.map(({ details }) => details)).toEqual([{ count: 1 }, { count: 10 }])
  })
})

describe('a wrong second factor', () => {
  it('is told of a sign-in and of a session', async () => {
    travel(server, 60)
    const { challengeToken } = await anna.client.signIns.create(credentials(anna))
    const wrong = { method: 'totp' as const, code: '000000' }
    await expect(
      anna.client.signIns.secondFactor({ ...wrong, challengeToken }),
    ).rejects.toMatchObject({ code: 'second_factor_rejected' })
    await expect(anna.client.me.stepUp(wrong)).rejects.toMatchObject({ code: 'code_rejected' })
    const details = { method: 'totp', count: 1 }
    expect(await rows('sign_in.factor_rejected')).toMatchObject([
      { actor_id: null, subject_id: annaId, company_id: company.companyId, details },
    ])
    expect(await rows('session.proof_rejected')).toMatchObject([{ actor_id: annaId, details }])
  })

  it('throttled is told', async () => {
    for (let tries = 0; tries < 12; tries += 1) {
      await anna.client.me.stepUp({ method: 'totp', code: '000000' }).catch(() => {})
    }
    expect(await rows('sign_in.factor_throttled')).toMatchObject([
      { subject_id: expect.any(String) },
    ])
    travel(server, 86_400)
  })
})

describe('a registration', () => {
  it('that proves nothing is told without company or account', async () => {
    const typed = { ...registrationData(company, 'x@firma.example'), serialNumber: 'FG0000000' }
    for (let tries = 0; tries < 2; tries += 1) {
      await server
        .client()
        .registrations.create(typed)
        .catch(() => {})
    }
    expect(await rows('registration.refused')).toEqual([
      {
        actor_id: null,
        subject_id: null,
        company_id: null,
        address: '127.0.0.1',
        details: { count: 1 },
      },
    ])
  })

  it('is told step by step', async () => {
    const client = server.client()
    const email = 'krok@firma.example'
    let before = server.mailbox.all.length
    const { registrationToken } = await client.registrations.create(
      registrationData(company, email),
    )
    await server.mailbox.newest(email, before)
    before = server.mailbox.all.length
    const wrong = { registrationToken, code: '000000' }
    await client.registrations.verifyEmail(wrong).catch(() => {})
    travel(server, 61)
    await client.registrations.resendEmail({ registrationToken })
    const mail = await server.mailbox.newest(email, before)
    const code = /^ {4}(\d{6})$/m.exec(mail.text)?.[1] ?? ''
    const { secret } = await client.registrations.verifyEmail({ registrationToken, code })
    await client.registrations.verifyEmail({ registrationToken, code })
    await client.registrations.confirmTotp(wrong).catch(() => {})
    await client.registrations.confirmTotp({ registrationToken, code: totpCode(server, secret) })
    const { subject_id: id } = (await rows('registration.completed')).at(-1) ?? {}
    const told = await server.services.db
      .selectFrom('audit_events')
      .select(['action', 'details'])
      .where('subject_id', '=', id ?? '')
      .orderBy('id')
      .execute()
    expect(told).toEqual([
      { action: 'registration.started', details: {} },
      { action: 'registration.code_rejected', details: { method: 'email', count: 1 } },
      { action: 'registration.code_sent_again', details: {} },
      { action: 'registration.email_verified', details: {} },
      { action: 'registration.completed', details: { isOwner: false, isWaiting: false } },
    ])
  })
})

it('an activation is told step by step', async () => {
  await activateStaff(server)
  for (const action of ['account.invited', 'account.activation_started', 'account.activated']) {
    expect(await rows(action)).toHaveLength(1)
  }
})

it('a wrong old password is told', async () => {
  // Throttles go by the clock of the machine.
  await server.services.db.deleteFrom('throttles').execute()
  const { challengeToken } = await anna.client.signIns.create(credentials(anna))
  const code = totpCode(server, anna.totpSecret)
  await anna.client.session.start(
    await anna.client.signIns.secondFactor({ method: 'totp', challengeToken, code }),
  )
  const typed = { currentPassword: 'nie to hasło', newPassword: 'zupełnie nowe hasło na zimę' }
  await anna.client.me.changePassword(typed).catch(() => {})
  expect(await rows('account.password_rejected')).toMatchObject([{ actor_id: annaId }])
})

it('no secret that this service saw is in the trail, and one that were would be found', async () => {
  const { db } = server.services
  const [row] = await db.selectFrom('audit_events').select('subject_id').limit(1).execute()
  await expect(refuseSecretsInAudit(db, new Set([row?.subject_id ?? '']))).rejects.toThrow(
    'secrets in the audit trail',
  )
  await refuseSecretsInAudit(db, new Set([anna.password, anna.totpSecret, ...anna.recoveryCodes]))
})

it('what guards an account is known by the names of its fields, wherever they stand', () => {
  const seen = new Set<string>()
  const body = {
    email: 'anna@firma.example',
    password: 'żółty rower',
    code: '123456',
    tokens: { accessToken: 'access.token', refreshToken: 'refresh-token', tokenType: 'Bearer' },
    recoveryCodes: ['7K3M-9QXA-0DRT-W5HJ'],
  }
  collectSecrets(JSON.stringify(body), seen)
  collectSecrets(JSON.stringify({ code: 'not_found' }), seen)
  expect([...seen]).toEqual([
    'żółty rower',
    '123456',
    'access.token',
    'refresh-token',
    '7K3M-9QXA-0DRT-W5HJ',
  ])
})
