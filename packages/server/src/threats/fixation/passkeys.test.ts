// Threats: what was asked of one person, session or purpose is answered for another; a passkey is
// passed off as somebody else's.
import type { PasskeyRequest } from '@hezo/api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAuthenticator, type SoftAuthenticator } from '../../testing/authenticator.ts'
import { addPasskey, signInWithBoth, signInWithPasskey } from '../../testing/passkeys.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
let mallory: TestPerson
let annas: SoftAuthenticator
let mallorys: SoftAuthenticator
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  anna = await registerCustomer(server, await seedCompany(server.services))
  mallory = await registerCustomer(server, await seedCompany(server.services))
  annas = createAuthenticator()
  mallorys = createAuthenticator()
  await addPasskey(anna.client, annas)
  await addPasskey(mallory.client, mallorys)
})

const challengeOf = async (person: TestPerson): Promise<string> =>
  (await server.client().signIns.create(credentials(person))).challengeToken

describe('whoever knows Anna’s password', () => {
  it('does not get in with a passkey of his own', async () => {
    const challengeToken = await challengeOf(anna)
    const [passkey] = mallorys.passkeys
    if (!passkey) throw new Error('no passkey')
    for (const userHandle of [passkey.userHandle, annas.passkeys[0]?.userHandle ?? '', null]) {
      const { passkeyToken, options } = await server
        .client()
        .passkeys.startSignIn({ challengeToken })
      const credential = mallorys.get(options, { passkey, userHandle })
      const answer = { passkeyToken, challengeToken, credential }
      await expect(server.client().passkeys.signIn(answer)).rejects.toMatchObject({
        code: 'passkey_rejected',
      })
    }
  })

  it('does not get in with what was asked for his own password', async () => {
    const own = await server
      .client()
      .passkeys.startSignIn({ challengeToken: await challengeOf(mallory) })
    const answer = {
      passkeyToken: own.passkeyToken,
      challengeToken: await challengeOf(anna),
      credential: mallorys.get(own.options),
    }
    await expect(server.client().passkeys.signIn(answer)).rejects.toMatchObject({
      code: 'passkey_ended',
    })
  })
})

describe('a passkey alone', () => {
  it.each([
    ['under somebody else’s handle', () => annas.passkeys[0]?.userHandle ?? ''],
    ['under a handle of nobody', () => 'AAAA'],
    ['under no handle', () => null],
    ['under an empty handle', () => ''],
  ])('%s opens nothing', async (_, handle) => {
    const signedIn = signInWithPasskey(server, mallorys, { userHandle: handle() })
    await expect(signedIn).rejects.toMatchObject({ code: 'passkey_rejected' })
  })

  it('does not answer what an attacker was asked and passed on', async () => {
    const attackers = await server.client().passkeys.startSignIn()
    const victims = await server.client().passkeys.startSignIn()
    const credential = annas.get(victims.options)
    const { passkeyToken } = attackers
    await expect(
      server.client().passkeys.signIn({ passkeyToken, credential }),
    ).rejects.toMatchObject({ code: 'passkey_rejected' })
  })
})

describe('what was asked for one purpose', () => {
  const questions: Record<string, (challengeToken: string) => Promise<PasskeyRequest>> = {
    sign_in: () => server.client().passkeys.startSignIn(),
    second_factor: (challengeToken) => server.client().passkeys.startSignIn({ challengeToken }),
    step_up: () => anna.client.passkeys.startStepUp(),
  }
  const answers: Record<
    string,
    (asked: PasskeyRequest, challengeToken: string) => Promise<unknown>
  > = {
    sign_in: ({ passkeyToken, options }) =>
      server.client().passkeys.signIn({ passkeyToken, credential: annas.get(options) }),
    second_factor: ({ passkeyToken, options }, challengeToken) => {
      const credential = annas.get(options)
      return server.client().passkeys.signIn({ passkeyToken, challengeToken, credential })
    },
    step_up: ({ passkeyToken, options }) =>
      anna.client.passkeys.stepUp({ passkeyToken, credential: annas.get(options) }),
    registration: async ({ passkeyToken }) => {
      const credential = annas.create((await anna.client.passkeys.start()).options)
      await anna.client.passkeys.confirm({ passkeyToken, name: 'Telefon', credential })
    },
  }
  const pairs = Object.keys(questions).flatMap((asked) =>
    Object.keys(answers).map((answered) => [asked, answered] as const),
  )

  it.each(pairs)('%s counts as %s only if they are the same', async (asked, answered) => {
    const challengeToken = await challengeOf(anna)
    const question = await questions[asked]?.(challengeToken)
    if (!question) throw new Error('no such question')
    const outcome = await answers[answered]?.(question, challengeToken).then(
      () => 'counts',
      (error: { code: string }) => error.code,
    )
    expect(outcome).toBe(asked === answered ? 'counts' : 'passkey_ended')
  })

  it('registration counts as nothing else', async () => {
    const { passkeyToken } = await anna.client.passkeys.start()
    const { options } = await server.client().passkeys.startSignIn()
    const question = { passkeyToken, options }
    const challengeToken = await challengeOf(anna)
    for (const name of ['sign_in', 'second_factor', 'step_up']) {
      await expect(answers[name]?.(question, challengeToken)).rejects.toMatchObject({
        code: 'passkey_ended',
      })
    }
  })
})

describe('what was asked in one session', () => {
  it('is not answered in another one of the same person', async () => {
    const other = await signInWithPasskey(server, annas)
    const stepUp = await anna.client.passkeys.startStepUp()
    const { passkeyToken } = stepUp
    const proved = other.passkeys.stepUp({ passkeyToken, credential: annas.get(stepUp.options) })
    await expect(proved).rejects.toMatchObject({ code: 'passkey_ended' })
    const made = await anna.client.passkeys.start()
    const credential = annas.create(made.options)
    const given = { passkeyToken: made.passkeyToken, name: 'Telefon', credential }
    await expect(other.passkeys.confirm(given)).rejects.toMatchObject({ code: 'passkey_ended' })
  })

  it('is not answered by another person', async () => {
    const { passkeyToken, options } = await anna.client.passkeys.start()
    const credential = mallorys.create(options)
    const given = { passkeyToken, name: 'Telefon', credential }
    await expect(mallory.client.passkeys.confirm(given)).rejects.toMatchObject({
      code: 'passkey_ended',
    })
  })
})

describe('somebody else’s passkey', () => {
  it('cannot be added to an account of one’s own', async () => {
    const { passkeyToken, options } = await mallory.client.passkeys.start()
    const credentialId = annas.passkeys[0]?.id ?? ''
    const credential = mallorys.create(options, { credentialId })
    const added = mallory.client.passkeys.confirm({ passkeyToken, name: 'Telefon', credential })
    await expect(added).rejects.toMatchObject({ code: 'passkey_exists', status: 409 })
    expect((await (await signInWithPasskey(server, annas)).me.get()).email).toBe(anna.email)
  })

  it('does not exist for renaming and removing', async () => {
    const { items } = await anna.client.passkeys.list()
    const passkeyId = items[0]?.id ?? ''
    const { client } = mallory
    await expect(client.passkeys.rename({ passkeyId, name: 'moje' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(client.passkeys.remove({ passkeyId })).rejects.toMatchObject({ code: 'not_found' })
    expect((await anna.client.passkeys.list()).items).toEqual(items)
    const annasOwn = await signInWithBoth(server, anna, annas)
    expect((await annasOwn.me.get()).email).toBe(anna.email)
  })
})
