import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAuthenticator, type SoftAuthenticator } from '../../testing/authenticator.ts'
import {
  addPasskey,
  signInWithBoth,
  signInWithPasskey,
  stepUpWithPasskey,
} from '../../testing/passkeys.ts'
import { travel } from '../../testing/post.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import {
  activateStaff,
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
let authenticator: SoftAuthenticator
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  anna = await registerCustomer(server, await seedCompany(server.services))
  authenticator = createAuthenticator()
})

const names = async ({ client }: Pick<TestPerson, 'client'>): Promise<string[]> =>
  (await client.passkeys.list()).items.map(({ name }) => name)

describe('a passkey', () => {
  it('is added by a signed-in person and opens the account alone', async () => {
    const passkey = await addPasskey(anna.client, authenticator)
    expect(passkey).toMatchObject({ name: 'Laptop w pracy', isSynced: true, lastUsedAt: null })
    const client = await signInWithPasskey(server, authenticator)
    expect((await client.me.get()).email).toBe(anna.email)
  })

  it('is the second factor after a password', async () => {
    await addPasskey(anna.client, authenticator)
    const client = await signInWithBoth(server, anna, authenticator)
    expect((await client.me.get()).email).toBe(anna.email)
  })

  it('is the second factor too where it cannot verify the person', async () => {
    await addPasskey(anna.client, authenticator)
    const client = await signInWithBoth(server, anna, authenticator, { userVerified: false })
    expect((await client.me.get()).email).toBe(anna.email)
  })

  it('proves a session anew', async () => {
    await addPasskey(anna.client, authenticator)
    travel(server, 300)
    await expect(anna.client.passkeys.start()).rejects.toMatchObject({ code: 'step_up_required' })
    await stepUpWithPasskey(anna.client, authenticator)
    expect((await anna.client.passkeys.start()).options.excludeCredentials).toHaveLength(1)
  })

  it('opens what needs a fresh proof when it was the sign-in', async () => {
    await addPasskey(anna.client, authenticator)
    const client = await signInWithPasskey(server, authenticator)
    await expect(client.passkeys.start()).resolves.toHaveProperty('passkeyToken')
  })

  it('is there for HEZO’s own people too', async () => {
    const engineer = await activateStaff(server)
    await addPasskey(engineer.client, authenticator)
    const client = await signInWithPasskey(server, authenticator)
    expect((await client.me.get()).role).toBe('staff')
  })

  it('shows when it was used, and whether it is synced now', async () => {
    const counting = createAuthenticator('counting')
    await addPasskey(anna.client, counting, 'Klucz na breloku')
    travel(server, 60)
    await signInWithPasskey(server, counting)
    expect((await anna.client.passkeys.list()).items).toMatchObject([
      { name: 'Klucz na breloku', isSynced: false, lastUsedAt: server.now.toISOString() },
    ])
  })

  it('leaves password and authenticator app as they were', async () => {
    await addPasskey(anna.client, authenticator)
    travel(server, 30)
    const client = server.client()
    const { challengeToken } = await client.signIns.create(credentials(anna))
    const code = totpCode(server, anna.totpSecret)
    const signedIn = client.signIns.secondFactor({ method: 'totp', challengeToken, code })
    await expect(signedIn).resolves.toHaveProperty('accessToken')
  })
})

describe('what a browser is asked', () => {
  it('names the person by random bytes, the same each time, and leaves out what is there', async () => {
    const { user, rp, excludeCredentials } = (await anna.client.passkeys.start()).options
    expect(rp).toEqual({ id: 'hezo.test', name: 'myHEZO' })
    expect(user).toMatchObject({ name: anna.email, displayName: 'Anna Nowak' })
    expect(Buffer.from(user.id, 'base64url')).toHaveLength(32)
    expect(excludeCredentials).toEqual([])
    await addPasskey(anna.client, authenticator)
    const again = (await anna.client.passkeys.start()).options
    expect(again.user.id).toBe(user.id)
    expect(again.excludeCredentials).toEqual([
      { id: authenticator.passkeys[0]?.id, type: 'public-key', transports: ['internal', 'hybrid'] },
    ])
  })

  it('after a password is one of the person’s passkeys, and before it any', async () => {
    await addPasskey(anna.client, authenticator)
    const client = server.client()
    const { challengeToken } = await client.signIns.create(credentials(anna))
    const known = (await client.passkeys.startSignIn({ challengeToken })).options
    expect(known.allowCredentials?.map(({ id }) => id)).toEqual([authenticator.passkeys[0]?.id])
    const unknown = (await client.passkeys.startSignIn()).options
    expect(unknown).toMatchObject({ rpId: 'hezo.test', userVerification: 'required' })
    expect(unknown).not.toHaveProperty('allowCredentials')
  })
})

describe('a right password', () => {
  it('is told which second factors there are', async () => {
    const methods = async () => (await server.client().signIns.create(credentials(anna))).methods
    expect(await methods()).toEqual(['totp', 'recovery_code'])
    await addPasskey(anna.client, authenticator)
    expect(await methods()).toEqual(['totp', 'recovery_code', 'passkey'])
  })
})

describe('the list of passkeys', () => {
  it('has the person’s own, newest first, page by page', async () => {
    const eva = await registerCustomer(server, await seedCompany(server.services))
    await addPasskey(eva.client, authenticator, 'cudzy')
    for (const name of ['pierwszy', 'drugi', 'trzeci']) {
      travel(server, 1)
      await addPasskey(anna.client, authenticator, name)
    }
    expect(await names(anna)).toEqual(['trzeci', 'drugi', 'pierwszy'])
    const walked = []
    for await (const { name } of anna.client.passkeys.list.each({ limit: 2 })) walked.push(name)
    expect(walked).toEqual(['trzeci', 'drugi', 'pierwszy'])
  })

  it('ends at twenty', async () => {
    for (let count = 0; count < 20; count += 1) await addPasskey(anna.client, authenticator)
    await expect(addPasskey(anna.client, authenticator)).rejects.toMatchObject({
      code: 'too_many_passkeys',
      status: 409,
    })
  })

  it('is renamed by its person', async () => {
    const { id: passkeyId } = await addPasskey(anna.client, authenticator)
    const renamed = await anna.client.passkeys.rename({ passkeyId, name: '  Telefon  ' })
    expect(renamed.name).toBe('Telefon')
    expect(await names(anna)).toEqual(['Telefon'])
  })
})

describe('mail and audit', () => {
  it('tell that a passkey was added, renamed and removed', async () => {
    const { id } = await addPasskey(anna.client, authenticator, 'Telefon')
    const added = await mailAbout(server, anna.email, 'Dodano klucz dostępu do Twojego konta')
    expect(added.text).toContain('„Telefon”')
    await anna.client.passkeys.rename({ passkeyId: id, name: 'Tablet' })
    await anna.client.passkeys.remove({ passkeyId: id })
    const removed = await mailAbout(server, anna.email, 'Usunięto klucz dostępu z Twojego konta')
    expect(removed.text).toContain('„Tablet”')
    const rows = await server.services.db
      .selectFrom('audit_events')
      .select(['action', 'details'])
      .where('subject_id', '=', id)
      .orderBy('id')
      .execute()
    // What the person called it stays out of a trail that nobody can change.
    expect(rows).toMatchObject([
      { action: 'passkey.added', details: { isSynced: true } },
      { action: 'passkey.renamed', details: {} },
      { action: 'passkey.removed', details: {} },
    ])
  })

  it('write to readers of English in English', async () => {
    const john = await registerCustomer(server, await seedCompany(server.services), {
      locale: 'en',
    })
    const { id: passkeyId } = await addPasskey(john.client, authenticator, 'Phone')
    const added = await mailAbout(server, john.email, 'A passkey has been added to your account')
    expect(added.text).toContain('“Phone”')
    await john.client.passkeys.remove({ passkeyId })
    const removed = await mailAbout(server, john.email, 'A passkey has been removed')
    expect(removed.text).toContain('“Phone”')
  })
})

describe('removing a passkey', () => {
  it('needs a fresh proof', async () => {
    const { id: passkeyId } = await addPasskey(anna.client, authenticator)
    travel(server, 300)
    await expect(anna.client.passkeys.remove({ passkeyId })).rejects.toMatchObject({
      code: 'step_up_required',
    })
  })

  it('ends the other sessions that it proved, at once, and no more', async () => {
    const { id: passkeyId } = await addPasskey(anna.client, authenticator)
    const alone = await signInWithPasskey(server, authenticator)
    const second = await signInWithBoth(server, anna, authenticator)
    const own = await signInWithPasskey(server, authenticator)
    await own.passkeys.remove({ passkeyId })
    for (const ended of [alone, second]) {
      await expect(ended.me.get()).rejects.toMatchObject({ status: 401 })
    }
    for (const kept of [own, anna.client]) expect((await kept.me.get()).email).toBe(anna.email)
  })

  it('leaves the authenticator app to sign in with', async () => {
    const { id: passkeyId } = await addPasskey(anna.client, authenticator)
    await anna.client.passkeys.remove({ passkeyId })
    expect((await server.client().signIns.create(credentials(anna))).methods).toEqual([
      'totp',
      'recovery_code',
    ])
  })
})

it('addresses of ours beside the public one may use its passkeys, and no others', async () => {
  const other = await createTestServer({ OTHER_URLS: 'http://hezo.example' })
  try {
    const list = await other.fetch('/.well-known/webauthn')
    expect(list.headers.get('content-type')).toContain('application/json')
    expect(await list.json()).toEqual({ origins: ['http://hezo.test', 'http://hezo.example'] })
    const eva = await registerCustomer(other, await seedCompany(other.services))
    const elsewhere = createAuthenticator('synced', 'http://hezo.example')
    await addPasskey(eva.client, elsewhere)
    const client = await signInWithPasskey(other, elsewhere)
    expect((await client.me.get()).email).toBe(eva.email)
  } finally {
    await other.close()
  }
})
