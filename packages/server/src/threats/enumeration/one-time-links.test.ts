// Threats: a guessed or used token shows whose account it is or was; looking often locks the
// person out of their own link.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addStaff } from '../../features/staff/add-staff.ts'
import { signInAgain } from '../../testing/account-steps.ts'
import { approvedReset, openReset, stopTokenIn } from '../../testing/factor-resets.ts'
import { passThrottleTime, post, travel } from '../../testing/post.ts'
import { createSeed, type Seed } from '../../testing/seed.ts'
import { linkIn, type SeededPeople, seedPeople } from '../../testing/seed-people.ts'
import {
  registerCustomer,
  seedCompany,
  type TestPerson,
  testPassword,
  tokenIn,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

const unknown = 'A'.repeat(43)
const staff = { firstName: 'Jan', lastName: 'Kowalski' }

let server: TestServer
let seed: Seed
let firm: SeededPeople
let anna: TestPerson
let count = 0
let email: string
beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 3600)
  email = `nowa.${(count += 1)}@linki.example`
})

/** All that a reply says, without what differs from request to request. */
async function answer(path: '/v1/activations/get' | '/v1/factor-resets/get', body: unknown) {
  const { status, code, body: problem } = await post(server, path, body)
  return { status, code, problem: { ...problem, requestId: '' } }
}

describe('a link to an account (activations.get)', () => {
  const get = (activationToken: string) => answer('/v1/activations/get', { activationToken })

  async function spent(): Promise<string> {
    const activationToken = tokenIn((await addStaff(server.services, { email, ...staff })).link)
    const client = server.client()
    const { secret } = await client.activations.create({ activationToken, password: testPassword })
    await client.activations.confirmTotp({ activationToken, code: totpCode(server, secret) })
    return activationToken
  }
  async function expired(): Promise<string> {
    const { link } = await addStaff(server.services, { email, ...staff })
    travel(server, 7 * 86_400)
    return tokenIn(link)
  }
  async function replaced(): Promise<string> {
    const { link } = await addStaff(server.services, { email, ...staff })
    await addStaff(server.services, { email, ...staff })
    return tokenIn(link)
  }
  async function invite(): Promise<{ id: string; token: string }> {
    firm = await seedPeople(server, 'Kwiaty', seed)
    const person = {
      email,
      firstName: 'Ola',
      lastName: 'Lis',
      locale: 'pl',
      isOwner: false,
    } as const
    const { id } = await firm.owner.client.invitations.create(person)
    return { id, token: tokenIn(linkIn(await server.mailbox.newest(email))) }
  }
  async function withdrawn(): Promise<string> {
    const { id, token } = await invite()
    await firm.owner.client.invitations.remove({ invitationId: id })
    return token
  }
  async function registeredSince(): Promise<string> {
    const { token } = await invite()
    await addStaff(server.services, { email, ...staff })
    return token
  }

  it.each([
    ['that was used', spent],
    ['that is too old', expired],
    ['that a newer one replaced', replaced],
    ['of an invitation that was withdrawn', withdrawn],
    ['of an invitation whose address has got an account', registeredSince],
  ])('%s answers as one that never was', async (_, createToken) => {
    const token = await createToken()
    const found = await get(token)
    expect(found).toEqual(await get(unknown))
    expect(found).toMatchObject({ status: 410, code: 'activation_ended' })
    expect(JSON.stringify(found)).not.toContain(email)
  })

  it('is still good after a stranger has tried a hundred tokens', async () => {
    const { link } = await addStaff(server.services, { email, ...staff })
    for (let index = 100; index < 200; index += 1) {
      expect((await get(`${index}${unknown}`)).code).toBe('activation_ended')
    }
    expect((await get(tokenIn(link))).problem).toMatchObject({ email })
  })
})

describe('a link for a lost factor (factorResets.get)', () => {
  const get = (resetToken: string) => answer('/v1/factor-resets/get', { resetToken })
  let stopToken: string
  let resetToken: string
  beforeEach(async () => {
    anna = await registerCustomer(server, await seedCompany(server.services))
    await approvedReset(server, anna)
    stopToken = await stopTokenIn(server, anna.email)
    resetToken = await openReset(server, anna)
  })

  it.each<[string, () => Promise<unknown>]>([
    ['that was used', complete],
    ['that is too old', async () => travel(server, 7 * 86_400)],
    ['that was stopped', () => server.client().factorResets.stop({ stopToken })],
    ['of a person who has signed in', () => signInAgain(server, anna)],
  ])('%s answers as one that never was', async (_, end) => {
    expect((await get(resetToken)).problem).toMatchObject({ email: anna.email })
    await end()
    const found = await get(resetToken)
    expect(found).toEqual(await get(unknown))
    expect(found).toMatchObject({ status: 410, code: 'factor_reset_ended' })
  })

  it('is not known by the token that stops it', async () => {
    expect((await get(stopToken)).code).toBe('factor_reset_ended')
  })

  async function complete(): Promise<void> {
    const client = server.client()
    const { secret } = await client.factorResets.start({ resetToken, password: testPassword })
    await client.factorResets.confirmTotp({ resetToken, code: totpCode(server, secret) })
  }
})
