// Threats: a request is begun while its sender may still act, and its body held back until he may not;
// what it adds to an account is added after the password changed and all sessions ended.
import { readdir } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { createClient, type HezoClient, memorySession } from '@hezo/sdk'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../app.ts'
import { endSessionsOf } from '../../features/sign-in/end-session.ts'
import { outcomeOf, signInAgain } from '../../testing/account-steps.ts'
import { createAuthenticator } from '../../testing/authenticator.ts'
import {
  credentials,
  registerCustomer,
  seedCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
/** Of somebody who found a computer of hers. */
let thief: HezoClient
/** What happens once the server waits for the rest of what the thief sends; undefined for no waiting. */
let meanwhile: (() => Promise<unknown>) | undefined
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  anna = await registerCustomer(server, await seedCompany(server.services))
  meanwhile = undefined
  thief = await signInAgain(server, anna, clientThatHoldsBack())
})

function clientThatHoldsBack(): HezoClient {
  const app = createApp(server.services)
  return createClient({
    baseUrl: server.services.config.publicUrl,
    locale: 'pl',
    session: memorySession(),
    async fetch(request) {
      const event = meanwhile
      if (!event) return app.fetch(request)
      meanwhile = undefined
      const rest = new Uint8Array(await request.clone().arrayBuffer())
      const body = new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            await event()
            controller.enqueue(rest)
            controller.close()
          },
        },
        { highWaterMark: 0 },
      )
      const { method, headers, url } = request
      return app.fetch(new Request(url, { method, headers, body, duplex: 'half' }))
    },
  })
}

const endOthers = () => anna.client.me.endSessions()
const ended = /session_ended|unauthenticated/

it('adds no passkey after the session ended', async () => {
  const { passkeyToken, options } = await thief.passkeys.start()
  const credential = createAuthenticator().create(options)
  meanwhile = endOthers
  const add = thief.passkeys.confirm({ passkeyToken, name: 'Telefon', credential })
  expect(await outcomeOf(add)).toMatch(ended)
  expect((await anna.client.passkeys.list()).items).toEqual([])
})

it('makes no recovery codes after the session ended', async () => {
  meanwhile = endOthers
  expect(await outcomeOf(thief.me.renewRecoveryCodes())).toMatch(ended)
  const { challengeToken } = await server.client().signIns.create(credentials(anna))
  const code = anna.recoveryCodes[0] ?? ''
  const signIn = server
    .client()
    .signIns.secondFactor({ method: 'recovery_code', challengeToken, code })
  expect(await outcomeOf(signIn)).toBe('ok')
})

it('writes nothing under the name of a person who is out', async () => {
  meanwhile = endOthers
  expect(await outcomeOf(thief.me.update({ lastName: 'Złodziej' }))).toMatch(ended)
  expect((await anna.client.me.get()).lastName).not.toBe('Złodziej')
})

it('keeps no file after the session ended', async () => {
  meanwhile = endOthers
  const content = new Blob(['log'])
  expect(await outcomeOf(thief.attachments.upload({ name: 'a.log', content }))).toMatch(ended)
  const { db } = server.services
  expect(await db.selectFrom('attachments').select('id').execute()).toEqual([])
  expect(await readdir(`${server.files}/arriving`)).toEqual([])
})

it('is taken as any other when nothing happened meanwhile', async () => {
  meanwhile = () => Promise.resolve()
  expect(await outcomeOf(thief.me.update({ lastName: 'Nowak' }))).toBe('ok')
})

describe('while the password changes', () => {
  /** Changes what a change of the password does, once a call of the thief waits for it. */
  async function overtaken(call: () => Promise<unknown>): Promise<string> {
    const { db } = server.services
    const running = await db.transaction().execute(async (tx) => {
      const { id } = await tx
        .updateTable('users')
        .set({ updated_at: server.now })
        .where('email', '=', anna.email)
        .returning('id')
        .executeTakeFirstOrThrow()
      const outcome = outcomeOf(call())
      await untilBlocked()
      await endSessionsOf({ ...server.services, request: { address: null } }, tx, id, 'removed')
      return { outcome }
    })
    return running.outcome
  }

  it('no passkey is added', async () => {
    const { passkeyToken, options } = await thief.passkeys.start()
    const credential = createAuthenticator().create(options)
    const add = () => thief.passkeys.confirm({ passkeyToken, name: 'Telefon', credential })
    expect(await overtaken(add)).toMatch(ended)
    expect(await server.services.db.selectFrom('passkeys').select('id').execute()).toEqual([])
  })

  it('no recovery codes are made', async () => {
    expect(await overtaken(() => thief.me.renewRecoveryCodes())).toMatch(ended)
  })
})

async function untilBlocked(): Promise<void> {
  for (;;) {
    const { rows } = await sql`SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(server.services.db)
    if (rows.length > 0) return
    await setImmediate()
  }
}
