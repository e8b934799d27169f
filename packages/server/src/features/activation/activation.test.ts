// Threats: a one-time link works twice, for ever, or for somebody who found it half used.
import type { Tokens } from '@hezo/api'
import { formatNip } from '@hezo/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { countQueuedMails, outcomes, post, type RawReply, travel } from '../../testing/post.ts'
import {
  seedCompany,
  testNip,
  testPassword,
  tokenIn,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { addStaff } from '../staff/add-staff.ts'
import { addSupplierUser } from '../staff/add-supplier-user.ts'

let server: TestServer
let email: string
let activationToken: string
let count = 0
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  email = `inzynier.${(count += 1)}@hezo-serwis.example`
  activationToken = tokenIn((await invite()).link)
})

const invite = () => addStaff(server.services, { email, firstName: 'Jan', lastName: 'Kowalski' })
const start = (password = testPassword, token = activationToken): Promise<RawReply> =>
  post(server, '/v1/activations', { activationToken: token, password })
const confirm = (code: string, token = activationToken, key?: string): Promise<RawReply> =>
  post(server, '/v1/activations/confirm-totp', { activationToken: token, code }, key ? { key } : {})
const codeFor = ({ body }: RawReply): string => totpCode(server, String(body['secret']))

describe('a one-time link', () => {
  it('leads to the portal with its token in the fragment, which no server log sees', async () => {
    const { link } = await addStaff(server.services, {
      email: 'odnosnik@hezo-serwis.example',
      firstName: 'Ola',
      lastName: 'Lis',
    })
    expect(link).toMatch(/^http:\/\/hezo\.test\/activate#[\w-]{43}$/)
  })

  it('sets password and authenticator, and signs in', async () => {
    const started = await start()
    const { status, body } = await confirm(codeFor(started))
    expect(status).toBe(201)
    expect(body['recoveryCodes']).toHaveLength(10)
    const client = server.client()
    await client.session.start(body['tokens'] as Tokens)
    expect(await client.me.get()).toMatchObject({ role: 'staff', email, company: null })
    const signedIn = await post(server, '/v1/sign-ins', { email, password: testPassword })
    expect(signedIn.status).toBe(201)
  })

  it('may be opened again until it is confirmed: last secret, last password', async () => {
    const first = await start('pierwsze hasło tu')
    const second = await start('drugie hasło tutaj')
    expect((await confirm(codeFor(first))).code).toBe('code_rejected')
    expect((await confirm(codeFor(second))).status).toBe(201)
    const answers = []
    for (const password of ['pierwsze hasło tu', 'drugie hasło tutaj']) {
      answers.push((await post(server, '/v1/sign-ins', { email, password })).status)
    }
    expect(answers).toEqual([401, 201])
  })

  it('works once', async () => {
    const started = await start()
    const replies = await Promise.all(Array.from({ length: 4 }, () => confirm(codeFor(started))))
    expect(outcomes(replies)).toEqual([
      '201',
      ...Array.from({ length: 3 }, () => 'activation_ended'),
    ])
    expect((await start()).code).toBe('activation_ended')
  })

  it('repeats its last answer to a repeat of the same request', async () => {
    const code = codeFor(await start())
    const first = await confirm(code, activationToken, 'activation-again-1')
    const second = await confirm(code, activationToken, 'activation-again-1')
    expect(first.status).toBe(201)
    expect(second.text).toBe(first.text)
  })

  it('ends after seven days', async () => {
    const started = await start()
    travel(server, 7 * 24 * 3600 - 1)
    expect((await start()).status).toBe(201)
    travel(server, 1)
    expect(await start()).toMatchObject({ status: 410, code: 'activation_ended' })
    expect((await confirm(codeFor(started))).code).toBe('activation_ended')
  })

  it('is replaced by a newer one', async () => {
    const old = activationToken
    const newer = tokenIn((await invite()).link)
    expect((await start(testPassword, old)).code).toBe('activation_ended')
    expect((await start(testPassword, newer)).status).toBe(201)
  })

  it('gives no way in before the factor is confirmed', async () => {
    await start()
    const reply = await post(server, '/v1/sign-ins', { email, password: testPassword })
    expect(reply.code).toBe('credentials_rejected')
    expect((await confirm('000000', activationToken)).code).toBe('code_rejected')
  })

  it('takes ten wrong codes at most, and no code before the password', async () => {
    expect((await confirm('123456')).code).toBe('code_rejected')
    const started = await start()
    const right = codeFor(started)
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    await Promise.all(Array.from({ length: 12 }, () => confirm(wrong)))
    expect((await confirm(right)).code).toBe('activation_ended')
  })

  it.each([
    ['krótkie', 'password.too_short'],
    ['1qaz2wsx3edc', 'password.common'],
    ['hezo-serwis-2026', 'password.contains_context'],
  ])('refuses the password %j beside its field', async (password, code) => {
    expect(await start(password)).toMatchObject({
      code: 'validation_failed',
      body: { fields: [{ path: 'password', code }] },
    })
  })

  it('mails nobody: the operator hands it over', async () => {
    const mails = await countQueuedMails(server)
    await invite()
    expect(await countQueuedMails(server)).toBe(mails)
  })
})

describe('reading whom a link is for (activations.get)', () => {
  const get = (token = activationToken) =>
    server.client().activations.get({ activationToken: token })

  it('names the account that the operator made, and the company of a supplier', async () => {
    expect(await get()).toEqual({ firstName: 'Jan', lastName: 'Kowalski', email, company: null })
    const { nip } = await seedCompany(server.services, { name: 'Partner IT' })
    const person = { email: `d.${email}`, firstName: 'Ewa', lastName: 'Wilk' }
    const { link } = await addSupplierUser(server.services, { nip, ...person })
    expect(await get(tokenIn(link))).toEqual({ ...person, company: 'Partner IT' })
  })

  it('changes nothing, and can be repeated', async () => {
    const { db } = server.services
    const everything = async () => [
      await db.selectFrom('activations').selectAll().orderBy('token_hash').execute(),
      await db.selectFrom('users').selectAll().orderBy('id').execute(),
      await db.selectFrom('audit_events').select('id').orderBy('id').execute(),
    ]
    const { body } = await start()
    const before = await everything()
    expect(await get()).toEqual(await get())
    expect(await everything()).toEqual(before)
    expect((await confirm(totpCode(server, String(body['secret'])))).status).toBe(201)
  })

  it('says that a link has ended which no code can complete', async () => {
    const right = codeFor(await start())
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
    await Promise.all(Array.from({ length: 10 }, () => confirm(wrong)))
    await expect(get()).rejects.toMatchObject({ status: 410, code: 'activation_ended' })
    expect((await start()).code).toBe('activation_ended')
  })

  it('is not kept by any cache', async () => {
    const { status, headers } = await post(server, '/v1/activations/get', { activationToken })
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  })
})

describe('a second invitation', () => {
  it('of an active account needs no link, and changes nothing', async () => {
    await confirm(codeFor(await start()))
    const again = await addStaff(server.services, {
      email: email.toUpperCase(),
      firstName: 'Inny',
      lastName: 'Człowiek',
    })
    expect(again).toEqual({ link: undefined })
    const row = await server.services.db
      .selectFrom('users')
      .select('first_name')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    expect(row.first_name).toBe('Jan')
  })

  it('to another role or company is refused', async () => {
    const { nip } = await seedCompany(server.services)
    const person = { email, firstName: 'Jan', lastName: 'Kowalski' }
    await expect(addSupplierUser(server.services, { ...person, nip })).rejects.toThrow(
      'belongs to another account',
    )
  })
})

describe('an invited supplier', () => {
  it('brings a company that no import has named yet', async () => {
    const nip = testNip(5_000)
    const { link } = await addSupplierUser(server.services, {
      nip: nip.replace('PL', 'pl ').replace(/(\d{3})(\d{3})/, '$1-$2-'),
      email: 'nowy@dostawca.example',
      firstName: 'Ewa',
      lastName: 'Wilk',
    })
    expect(link).toBeDefined()
    const row = await server.services.db
      .selectFrom('companies')
      .select(['nip', 'name'])
      .where('nip', '=', nip)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ nip, name: formatNip(nip) })
  })

  it('joins the company that is there, under the name it has', async () => {
    const { companyId, nip } = await seedCompany(server.services, { name: 'DataNova S.A.' })
    await addSupplierUser(server.services, {
      nip,
      email: 'drugi@dostawca.example',
      firstName: 'Ewa',
      lastName: 'Wilk',
    })
    const row = await server.services.db
      .selectFrom('users')
      .innerJoin('companies', 'companies.id', 'users.company_id')
      .select(['companies.id', 'companies.name', 'users.role'])
      .where('users.email', '=', 'drugi@dostawca.example')
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ id: companyId, name: 'DataNova S.A.', role: 'supplier' })
  })

  it.each([
    [{ nip: 'PL1234567890' }, 'nip'],
    [{ email: 'nie-adres' }, 'email'],
    [{ firstName: '<b>' }, 'firstName'],
    [{ lastName: '' }, 'lastName'],
  ])('is refused with %j', async (wrong, path) => {
    const typed = {
      nip: testNip(5_001),
      email: 'ok@dostawca.example',
      firstName: 'Ewa',
      lastName: 'Wilk',
      ...wrong,
    }
    await expect(addSupplierUser(server.services, typed)).rejects.toMatchObject({
      code: 'validation_failed',
      fields: [{ path }],
    })
  })
})
