// Threat: an attacker fills the disk of the database, so that proofs cannot be noted, and repeats one that was seen.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startBoundSession } from '../../testing/bound-session.ts'
import { addressOf, createTestKey, secondsNow } from '../../testing/dpop.ts'
import { registerCustomer, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let read: () => Promise<Response>
let repeat: () => Promise<Response>
beforeAll(async () => {
  server = await createTestServer()
  const person = await registerCustomer(server, await seedCompany(server.services))
  const key = await createTestKey()
  const { accessToken } = await startBoundSession(server, person, key)
  const htu = addressOf('/v1/me')
  const send = (DPoP: string): Promise<Response> =>
    server.fetch('/v1/me', { headers: { Authorization: `DPoP ${accessToken}`, DPoP } })
  const prove = (): Promise<string> => key.prove({ htu, iat: secondsNow(server), accessToken })
  const seen = await prove()
  expect((await send(seen)).status).toBe(200)
  read = async () => send(await prove())
  repeat = () => send(seen)
})
afterAll(() => server.close())

/** As PostgreSQL answers where it finds no room (SQLSTATE 53100). */
async function fillDisk(): Promise<void> {
  const { db } = server.services
  await sql`
    CREATE FUNCTION find_no_room() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`.execute(
    db,
  )
  await sql`CREATE TRIGGER full_disk BEFORE INSERT ON used_once EXECUTE FUNCTION find_no_room()`.execute(
    db,
  )
}

it('signed requests wait, public ones go on, and all of it works again once there is room', async () => {
  await fillDisk()
  for (const ask of [read, repeat]) {
    const reply = await ask()
    expect(reply.status).toBe(503)
    expect(reply.headers.get('retry-after')).toBe('5')
    expect(await reply.json()).toMatchObject({ code: 'unavailable' })
  }
  const open = ['/v1/contact/channels', '/v1/guides/sign-in?locale=pl', '/healthz', '/readyz']
  const replies = await Promise.all(open.map((path) => server.fetch(path)))
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  await sql`DROP TRIGGER full_disk ON used_once`.execute(server.services.db)
  expect((await read()).status).toBe(200)
  expect((await repeat()).status).toBe(401)
})
