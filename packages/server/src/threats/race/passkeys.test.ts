// Threat: many requests at once get more out of one proof than one of them would.
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAuthenticator, type SoftAuthenticator } from '../../testing/authenticator.ts'
import { addPasskey, signInWithPasskey } from '../../testing/passkeys.ts'
import { createSeed, type Seed, type SeededPerson } from '../../testing/seed.ts'
import { type SeededPeople, seedPeople } from '../../testing/seed-people.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let seed: Seed
let anna: TestPerson
let authenticator: SoftAuthenticator
beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
})
afterAll(() => server.close())
beforeEach(async () => {
  anna = await registerCustomer(server, await seedCompany(server.services))
  authenticator = createAuthenticator()
})

/** How many of the calls succeeded, and the codes of those that did not. */
async function outcome(calls: readonly Promise<unknown>[]): Promise<[number, Set<string>]> {
  const settled = await Promise.allSettled(calls)
  const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  const codes = refused.map(({ code }: { code: string }) => code)
  return [settled.length - refused.length, new Set(codes)]
}

const eightTimes = <T>(call: () => T): T[] => Array.from({ length: 8 }, call)

it('one answer sent by many at once starts one session', async () => {
  await addPasskey(anna.client, authenticator)
  const { passkeyToken, options } = await server.client().passkeys.startSignIn()
  const credential = authenticator.get(options)
  const calls = eightTimes(() => server.client().passkeys.signIn({ passkeyToken, credential }))
  expect(await outcome(calls)).toEqual([1, new Set(['passkey_ended'])])
})

it('many good answers to one password start one session', async () => {
  await addPasskey(anna.client, authenticator)
  const { challengeToken } = await server.client().signIns.create(credentials(anna))
  const answers = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const asked = await server.client().passkeys.startSignIn({ challengeToken })
      const { passkeyToken, options } = asked
      return { passkeyToken, challengeToken, credential: authenticator.get(options) }
    }),
  )
  const calls = answers.map((answer) => server.client().passkeys.signIn(answer))
  expect(await outcome(calls)).toEqual([1, new Set(['challenge_ended'])])
})

it('two answers with one count, as two copies would give at once, start one session', async () => {
  const key = createAuthenticator('counting')
  await addPasskey(anna.client, key)
  const calls = eightTimes(async () => {
    const { passkeyToken, options } = await server.client().passkeys.startSignIn()
    const credential = key.get(options, { signCount: 100 })
    return server.client().passkeys.signIn({ passkeyToken, credential })
  })
  expect(await outcome(calls)).toEqual([1, new Set(['passkey_rejected'])])
})

it('one new passkey confirmed by many at once is added once', async () => {
  const { passkeyToken, options } = await anna.client.passkeys.start()
  const credential = authenticator.create(options)
  const calls = eightTimes(() =>
    anna.client.passkeys.confirm({ passkeyToken, name: 'Laptop', credential }),
  )
  expect(await outcome(calls)).toEqual([1, new Set(['passkey_ended'])])
})

it('no more than twenty are added by many at once', async () => {
  for (let count = 0; count < 18; count += 1) await addPasskey(anna.client, authenticator)
  const answers = await Promise.all(
    eightTimes(async () => {
      const { passkeyToken, options } = await anna.client.passkeys.start()
      return { passkeyToken, name: 'Jeszcze jeden', credential: authenticator.create(options) }
    }),
  )
  const calls = answers.map((answer) => anna.client.passkeys.confirm(answer))
  expect(await outcome(calls)).toEqual([2, new Set(['too_many_passkeys'])])
})

it('a passkey that is removed during a sign-in opens no session that lasts', async () => {
  const { id: passkeyId } = await addPasskey(anna.client, authenticator)
  const client = server.client()
  const { passkeyToken, options } = await client.passkeys.startSignIn()
  const credential = authenticator.get(options)
  const [signedIn] = await Promise.allSettled([
    client.passkeys.signIn({ passkeyToken, credential }),
    anna.client.passkeys.remove({ passkeyId }),
  ])
  if (signedIn.status === 'fulfilled') await client.session.start(signedIn.value)
  await expect(client.me.get()).rejects.toMatchObject({ status: 401 })
})

it('a session that is proved by a passkey while it is removed ends with it', async () => {
  const { id: passkeyId } = await addPasskey(anna.client, authenticator)
  const other = await signInWithPasskey(server, authenticator)
  const sessions = (await other.me.listSessions()).items
  const sessionId = sessions.find(({ isCurrent }) => isCurrent)?.id ?? ''
  await server.services.db
    .updateTable('sessions')
    .set({ passkey_id: null })
    .where('id', '=', sessionId)
    .execute()
  let removal: Promise<unknown> | undefined
  // As proving again does, held open while the passkey is removed.
  await server.services.db.transaction().execute(async (tx) => {
    await tx.selectFrom('passkeys').select('id').where('id', '=', passkeyId).forUpdate().execute()
    await tx
      .updateTable('sessions')
      .set({ passkey_id: passkeyId })
      .where('id', '=', sessionId)
      .execute()
    removal = anna.client.passkeys.remove({ passkeyId })
    await setTimeout(300)
  })
  await removal
  await expect(other.me.get()).rejects.toMatchObject({ status: 401 })
})

describe.each([1, 2, 3, 4])('a person who is removed meanwhile (%i)', () => {
  let firm: SeededPeople
  let leaving: SeededPerson
  const remove = () => firm.owner.client.members.remove({ memberId: leaving.id })
  beforeEach(async () => {
    firm = await seedPeople(server, 'Kwiaty', seed)
    leaving = await firm.addOwner()
  })
  const left = async () =>
    server.services.db
      .selectFrom('users')
      .leftJoin('passkeys', 'passkeys.user_id', 'users.id')
      .select(['users.passkey_handle', 'passkeys.id'])
      .where('users.id', '=', leaving.id)
      .execute()

  it('is not in by a passkey', async () => {
    await addPasskey(leaving.client, authenticator)
    const client = server.client()
    const { passkeyToken, options } = await client.passkeys.startSignIn()
    const credential = authenticator.get(options)
    const signIn = client.passkeys.signIn({ passkeyToken, credential })
    const [signedIn] = await Promise.allSettled([signIn, remove()])
    if (signedIn.status === 'fulfilled') await client.session.start(signedIn.value)
    await expect(client.me.get()).rejects.toMatchObject({ status: 401 })
    expect(await left()).toEqual([{ passkey_handle: null, id: null }])
  })

  it('has no passkey added', async () => {
    const { passkeyToken, options } = await leaving.client.passkeys.start()
    const credential = authenticator.create(options)
    const add = leaving.client.passkeys.confirm({ passkeyToken, name: 'Telefon', credential })
    await Promise.allSettled([remove(), add])
    expect(await left()).toEqual([{ passkey_handle: null, id: null }])
  })
})
