// Threat: who read the mail with a one-time link prepares the account that its owner then completes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addStaff } from '../../features/staff/add-staff.ts'
import { outcomeOf } from '../../testing/account-steps.ts'
import { createSeed, type Seed } from '../../testing/seed.ts'
import { linkIn, seedPeople } from '../../testing/seed-people.ts'
import { tokenIn, totpCode } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let seed: Seed
let email: string
let count = 0
beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
})
afterAll(() => server.close())
beforeEach(() => {
  email = `nowa.${(count += 1)}@firma.example`
})

const name = { firstName: 'Ola', lastName: 'Lis' }
async function ofStaff(): Promise<string> {
  const { link } = await addStaff(server.services, { email, ...name })
  return tokenIn(link)
}
async function ofInvitation(): Promise<string> {
  const { owner } = await seedPeople(server, 'Kwiaty', seed)
  await owner.client.invitations.create({ email, ...name, locale: 'pl', isOwner: true })
  return tokenIn(linkIn(await server.mailbox.newest(email)))
}

describe.each([
  ['made by the operator', ofStaff],
  ['of an invitation', ofInvitation],
])('the link %s', (_, createLink) => {
  const passwords = { thief: 'hasło złodzieja poczty', owner: 'hasło właściciela konta' }
  let activationToken: string
  const client = () => server.client()
  const begin = (whose: keyof typeof passwords) =>
    client().activations.create({ activationToken, password: passwords[whose] })
  const confirm = (secret: string) =>
    client().activations.confirmTotp({ activationToken, code: totpCode(server, secret) })
  beforeEach(async () => {
    activationToken = await createLink()
  })

  it('opened before its owner does has not shown the secret that the owner sets up', async () => {
    const thief = await begin('thief')
    const owner = await begin('owner')
    expect(owner.secret).not.toBe(thief.secret)
    expect(await outcomeOf(confirm(thief.secret))).toBe('code_rejected')
    expect(await outcomeOf(confirm(owner.secret))).toBe('ok')
  })

  it('opened while its owner scans the code puts no other password under that code', async () => {
    const owner = await begin('owner')
    await begin('thief')
    expect(await outcomeOf(confirm(owner.secret))).toBe('code_rejected')
    expect(await outcomeOf(confirm((await begin('owner')).secret))).toBe('ok')
    const signIn = client().signIns.create({ email, password: passwords.thief })
    expect(await outcomeOf(signIn)).toBe('credentials_rejected')
  })
})
