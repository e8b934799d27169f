// Prevents: work for people who mistype once or twice, guesses for nothing, and work that tells who exists.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { behindProxy, post, type RawReply } from '../../testing/post.ts'
import { registerCustomer, seedCompany, type TestPerson } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer(behindProxy)
  anna = await registerCustomer(server, await seedCompany(server.services))
})
afterAll(() => server.close())
beforeEach(() => server.services.db.deleteFrom('throttles').execute())

const home = '192.0.2.77'
interface Try {
  readonly email?: string
  readonly from?: string
  readonly works?: boolean
}
function signIn(password: string, wishes: Try = {}): Promise<RawReply> {
  const { email = anna.email, from = home, works = false } = wishes
  return post(server, '/v1/sign-ins', { email, password }, { from, works })
}
async function codes(times: number, wishes: Try = {}): Promise<(string | undefined)[]> {
  const found = []
  for (let tries = 0; tries < times; tries += 1) found.push((await signIn('źle', wishes)).code)
  return found
}
const rejected = 'credentials_rejected'
const required = 'proof_of_work_required'

describe('a sign-in', () => {
  it('takes three wrong passwords without work, and asks for it from the fourth on', async () => {
    expect(await codes(5)).toEqual([rejected, rejected, rejected, required, required])
    expect((await signIn('źle', { works: true })).code).toBe(rejected)
    expect((await signIn(anna.password)).code).toBe(required)
    expect((await signIn(anna.password, { works: true })).status).toBe(201)
  })

  it('asks for none again after a right password', async () => {
    await codes(3)
    expect((await signIn(anna.password, { works: true })).status).toBe(201)
    expect(await codes(4)).toEqual([rejected, rejected, rejected, required])
  })

  it('asks for none at another address, nor for a right password at first', async () => {
    await codes(4)
    expect((await signIn(anna.password, { from: '192.0.2.78' })).status).toBe(201)
  })

  it('asks an unknown person as a known one', async () => {
    const unknown = { email: 'nikt.taki@firma.example' }
    expect(await codes(5, unknown)).toEqual(await codes(5))
    const replies = [await signIn('źle', unknown), await signIn('źle')]
    const [one, other] = replies.map(({ body, headers }) => [
      Object.keys(body),
      body['title'],
      [...headers.keys()],
    ])
    expect(one).toEqual(other)
  })

  it('does not count what was refused for want of work as a guess', async () => {
    await codes(30)
    expect((await signIn(anna.password, { works: true })).status).toBe(201)
  })

  it('asks an address for it that fails with ever other accounts', async () => {
    const found = []
    for (let person = 0; person < 21; person += 1) {
      found.push(...(await codes(1, { email: `osoba.${person}@firma.example` })))
    }
    expect(found.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => rejected))
    expect(found.at(-1)).toBe(required)
  })
})

it('the SDK works by itself, and tells what came of the password', async () => {
  const client = server.client()
  for (let tries = 0; tries < 4; tries += 1) {
    const attempt = client.signIns.create({ email: anna.email, password: 'źle' })
    await expect(attempt).rejects.toMatchObject({ code: rejected })
  }
  const challenge = await client.signIns.create({ email: anna.email, password: anna.password })
  expect(challenge.challengeToken).toBeTypeOf('string')
})
