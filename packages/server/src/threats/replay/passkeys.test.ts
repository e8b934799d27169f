// Threats: what a passkey signed once is used again; a copy of an authenticator is used beside it.
import type { Assertion } from '@hezo/api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAuthenticator, type SoftAuthenticator } from '../../testing/authenticator.ts'
import { addPasskey, signInWithPasskey } from '../../testing/passkeys.ts'
import { countQueuedMails, travel } from '../../testing/post.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import { registerCustomer, seedCompany, type TestPerson } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  anna = await registerCustomer(server, await seedCompany(server.services))
})

const signIn = (passkeyToken: string, credential: Assertion) =>
  server.client().passkeys.signIn({ passkeyToken, credential })

describe('an answer of a passkey', () => {
  let authenticator: SoftAuthenticator
  beforeEach(async () => {
    authenticator = createAuthenticator()
    await addPasskey(anna.client, authenticator)
  })

  it('signs in once', async () => {
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const credential = authenticator.get(options)
    await signIn(passkeyToken, credential)
    await expect(signIn(passkeyToken, credential)).rejects.toMatchObject({
      code: 'passkey_ended',
      status: 410,
    })
  })

  it('does not answer a later question', async () => {
    const old = await server.client().passkeys.startSignIn()
    const credential = authenticator.get(old.options)
    await signIn(old.passkeyToken, credential)
    const { passkeyToken } = await server.client().passkeys.startSignIn()
    await expect(signIn(passkeyToken, credential)).rejects.toMatchObject({
      code: 'passkey_rejected',
      status: 422,
    })
  })

  it('proves a session anew once', async () => {
    const { passkeyToken, options } = await anna.client.passkeys.startStepUp()
    const answer = { passkeyToken, credential: authenticator.get(options) }
    await anna.client.passkeys.stepUp(answer)
    await expect(anna.client.passkeys.stepUp(answer)).rejects.toMatchObject({
      code: 'passkey_ended',
    })
  })

  it('is refused once its question is five minutes old', async () => {
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const credential = authenticator.get(options)
    travel(server, 300)
    await expect(signIn(passkeyToken, credential)).rejects.toMatchObject({ code: 'passkey_ended' })
  })

  it('that was refused leaves no question to answer again', async () => {
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const wrong = authenticator.get(options, { origin: 'https://evil.example' })
    await expect(signIn(passkeyToken, wrong)).rejects.toMatchObject({ code: 'passkey_rejected' })
    const right = authenticator.get(options)
    await expect(signIn(passkeyToken, right)).rejects.toMatchObject({ code: 'passkey_ended' })
  })
})

describe('a new passkey', () => {
  it('is added once by one answer, and a repeat of the request gets the same reply', async () => {
    const { passkeyToken, options } = await anna.client.passkeys.start()
    const credential = createAuthenticator().create(options)
    const given = { passkeyToken, name: 'Laptop', credential }
    const idempotencyKey = 'a-key-of-this-very-passkey'
    const first = await anna.client.passkeys.confirm(given, { idempotencyKey })
    expect(await anna.client.passkeys.confirm(given, { idempotencyKey })).toEqual(first)
    await expect(anna.client.passkeys.confirm(given)).rejects.toMatchObject({
      code: 'passkey_ended',
    })
    expect((await anna.client.passkeys.list()).items).toHaveLength(1)
  })

  it('cannot be an old answer to a new question', async () => {
    const old = await anna.client.passkeys.start()
    const credential = createAuthenticator().create(old.options)
    const { passkeyToken } = await anna.client.passkeys.start()
    const added = anna.client.passkeys.confirm({ passkeyToken, name: 'Laptop', credential })
    await expect(added).rejects.toMatchObject({ code: 'passkey_rejected' })
  })
})

describe('a copy of an authenticator that counts', () => {
  let key: SoftAuthenticator
  let passkeyId: string
  beforeEach(async () => {
    key = createAuthenticator('counting')
    passkeyId = (await addPasskey(anna.client, key, 'Klucz na breloku')).id
    await signInWithPasskey(server, key)
    await signInWithPasskey(server, key)
  })
  const audited = async () =>
    server.services.db
      .selectFrom('audit_events')
      .select(['actor_id', 'details'])
      .where('action', '=', 'passkey.refused')
      .where('subject_id', '=', passkeyId)
      .execute()

  it.each([
    ['behind', 2],
    ['at the same count', 3],
    ['that stopped counting', 0],
  ])('%s is refused, audited and mailed', async (_, signCount) => {
    await expect(signInWithPasskey(server, key, { signCount })).rejects.toMatchObject({
      code: 'passkey_rejected',
    })
    expect(await audited()).toEqual([{ actor_id: null, details: { signCount, expectedAbove: 3 } }])
    const mail = await mailAbout(server, anna.email, 'Odrzuciliśmy klucz dostępu')
    expect(mail.text).toContain('„Klucz na breloku”')
  })

  it('leaves the one that is ahead working', async () => {
    const copied = signInWithPasskey(server, key, { signCount: 1 })
    await expect(copied).rejects.toMatchObject({ code: 'passkey_rejected' })
    expect((await (await signInWithPasskey(server, key)).me.get()).email).toBe(anna.email)
  })

  it('cannot be feigned by whoever knows only the id of the credential', async () => {
    const mails = await countQueuedMails(server)
    const forger = createAuthenticator('counting')
    const { options } = await anna.client.passkeys.start()
    forger.create(options)
    const [own] = forger.passkeys
    const [known] = key.passkeys
    if (!own || !known) throw new Error('no passkeys')
    const forged = { ...own, id: known.id, userHandle: known.userHandle }
    await expect(
      signInWithPasskey(server, forger, { passkey: forged, signCount: 1 }),
    ).rejects.toMatchObject({ code: 'passkey_rejected' })
    expect(await audited()).toEqual([])
    expect(await countQueuedMails(server)).toBe(mails)
  })
})
