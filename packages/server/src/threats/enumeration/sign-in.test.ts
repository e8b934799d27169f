// Threat: a stranger finds out who has an account.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addStaff } from '../../features/staff/add-staff.ts'
import { comparableHeaders } from '../../testing/comparable-headers.ts'
import { post, type RawReply } from '../../testing/post.ts'
import { registerCustomer, seedCompany, type TestPerson } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services))
  await addStaff(server.services, {
    email: 'nowy@hezo.example',
    firstName: 'Jan',
    lastName: 'Nowy',
  })
})
afterAll(() => server.close())

function shape(reply: RawReply): unknown {
  const headers = comparableHeaders(reply.headers)
  return { ...reply, text: reply.text.length, headers, body: { ...reply.body, requestId: '' } }
}

it('a wrong password, an unknown address and an account without a password get one answer', async () => {
  const replies = []
  for (const email of [anna.email, 'nikt.taki@firma.example', 'nowy@hezo.example']) {
    replies.push(await post(server, '/v1/sign-ins', { email, password: 'nie to hasło' }))
  }
  expect(replies[0]).toMatchObject({ status: 401, code: 'credentials_rejected' })
  for (const reply of replies) expect(shape(reply)).toEqual(shape(replies[0] ?? reply))
})

it('an unknown address is slowed down like a known one', async () => {
  const answers = async (email: string) => {
    const codes = []
    for (let tries = 0; tries < 8; tries += 1) {
      const { code, retryAfter } = await post(server, '/v1/sign-ins', { email, password: 'źle' })
      codes.push([code, retryAfter])
    }
    return codes
  }
  const unknown = await answers('ktos.inny@firma.example')
  expect(unknown.at(-1)).toEqual(['rate_limited', 30])
  const ewa = await registerCustomer(server, await seedCompany(server.services))
  expect(await answers(ewa.email)).toEqual(unknown)
})
