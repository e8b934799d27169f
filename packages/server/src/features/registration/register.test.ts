import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  codeIn,
  registerCustomer,
  registrationData,
  type SeededCompany,
  seedCompany,
  totpCode,
} from '../../testing/test-accounts.ts'
import { travel } from '../../testing/post.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
beforeAll(async () => {
  server = await createTestServer()
  company = await seedCompany(server.services, { name: 'Hutmet Sp. j.' })
})
afterAll(() => server.close())

describe('a registration', () => {
  it.each(['pl', 'en'] as const)('leads to a signed-in customer in %s', async (locale) => {
    const email = `first.${locale}@hutmet.example`
    const anna = await registerCustomer(server, company, { email, locale })
    expect(await anna.client.me.get()).toMatchObject({
      role: 'customer',
      firstName: 'Anna',
      lastName: 'Nowak',
      email,
      phone: '+48601234567',
      locale,
      company: { id: company.companyId, nip: company.nip, name: 'Hutmet Sp. j.' },
      recoveryCodesLeft: 10,
    })
    const mail = await server.mailbox.newest(email)
    expect(mail.subject).toBe(
      locale === 'pl' ? 'Kod do rejestracji w myHEZO' : 'Your myHEZO registration code',
    )
  })

  it('takes NIP, contract and serial number in any spelling, the old serial notation too', async () => {
    const odd = await seedCompany(server.services, {
      nip: 'PL8231310934',
      contractNumber: 'SHZ/2026/0961',
      serialNumbers: ['FG1234567890'],
    })
    const spelled = {
      ...odd,
      nip: 'pl 823-131-09-34',
      contractNumber: ' shz/2026/0961',
      serialNumber: '(h)-fg1234567890',
    }
    const person = await registerCustomer(server, spelled)
    expect((await person.client.me.get()).company?.id).toBe(odd.companyId)
  })

  it('gives an enrolment that names the service and scans as the secret shown', async () => {
    const email = 'enrolment@hutmet.example'
    const client = server.client()
    const { registrationToken } = await client.registrations.create(
      registrationData(company, email),
    )
    const code = codeIn(await server.mailbox.newest(email))
    const enrolment = await client.registrations.verifyEmail({ registrationToken, code })
    expect(enrolment.secret).toMatch(/^[A-Z2-7]{32}$/)
    const uri = new URL(enrolment.uri)
    expect(decodeURIComponent(uri.pathname)).toBe(`/myHEZO:${email}`)
    expect(uri.searchParams.get('secret')).toBe(enrolment.secret)
    expect(uri.searchParams.get('issuer')).toBe('myHEZO')
    expect(enrolment.qr.path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/)
  })

  it('is not there before its last step', async () => {
    const email = 'half@hutmet.example'
    await server.client().registrations.create(registrationData(company, email))
    await server.mailbox.newest(email)
    const users = await server.services.db
      .selectFrom('users')
      .select('id')
      .where('email', '=', email)
      .execute()
    expect(users).toEqual([])
  })

  it('leaves the company as the contract export describes it, and keeps what was typed', async () => {
    const email = 'typed@hutmet.example'
    await registerCustomer(server, company, { email })
    const known = await server.services.db
      .selectFrom('companies')
      .select(['name', 'street'])
      .where('id', '=', company.companyId)
      .executeTakeFirstOrThrow()
    expect(known).toEqual({ name: 'Hutmet Sp. j.', street: '' })
    const registration = await server.services.db
      .selectFrom('registrations')
      .select(['data', 'password_hash', 'totp_secret'])
      .where('email_key', '=', email)
      .executeTakeFirstOrThrow()
    expect(registration).toMatchObject({
      data: { company: { name: 'Firma testowa', street: 'pl. Wolności 1', city: 'Warszawa' } },
      password_hash: '',
      totp_secret: null,
    })
  })

  it('ends after a day', async () => {
    const email = 'late@hutmet.example'
    const client = server.client()
    const { registrationToken } = await client.registrations.create(
      registrationData(company, email),
    )
    const code = codeIn(await server.mailbox.newest(email))
    const { secret } = await client.registrations.verifyEmail({ registrationToken, code })
    travel(server, 24 * 3600)
    const late = client.registrations.confirmTotp({
      registrationToken,
      code: totpCode(server, secret),
    })
    await expect(late).rejects.toMatchObject({ code: 'registration_ended', status: 410 })
    await expect(client.registrations.resendEmail({ registrationToken })).rejects.toMatchObject({
      code: 'registration_ended',
    })
  })
})

describe('the owner of a company', () => {
  it('is its first person, and hears of each that follows', async () => {
    const other = await seedCompany(server.services, { name: 'Łukosz 01' })
    const first = await registerCustomer(server, other, { locale: 'pl' })
    const mails = server.mailbox.all.length
    const second = await registerCustomer(server, other, { locale: 'en' })
    expect(await first.client.me.get()).toMatchObject({ isOwner: true })
    expect(await second.client.me.get()).toMatchObject({ isOwner: false })
    const mail = await server.mailbox.newest(first.email, mails)
    expect(mail.subject).toBe('Nowa osoba w myHEZO: Anna Nowak')
    expect(mail.text).toContain(second.email)
    expect(mail.text).toContain('Łukosz 01')
    expect(
      server.mailbox.all.filter(
        ({ subject, to }) => /Nowa osoba|new person/.test(subject) && to === second.email,
      ),
    ).toEqual([])
  })
})

it('an audit row tells of each step, without a secret', async () => {
  const email = 'audited@hutmet.example'
  const person = await registerCustomer(server, company, { email })
  const me = await person.client.me.get()
  const rows = await server.services.db
    .selectFrom('audit_events')
    .selectAll()
    .where('actor_id', '=', me.id)
    .orderBy('id')
    .execute()
  expect(rows.map(({ action }) => action)).toEqual(['registration.completed', 'session.started'])
  expect(rows[0]).toMatchObject({ company_id: company.companyId, details: { isOwner: false } })
  expect(JSON.stringify(rows)).not.toContain(person.totpSecret)
})
