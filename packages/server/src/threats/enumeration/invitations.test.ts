// Threats: an owner finds out by inviting which addresses have an account, and where; an id of another
// company's person or invitation is told apart from one that nobody ever gave out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createId } from '../../platform/ids.ts'
import { comparableHeaders } from '../../testing/comparable-headers.ts'
import { createSeed, type Seed, type SeededPerson } from '../../testing/seed.ts'
import { linkIn, mailAbout, type SeededPeople, seedPeople } from '../../testing/seed-people.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let seed: Seed
let firm: SeededPeople
let other: SeededPeople
beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
  firm = await seedPeople(server, 'Kwiaty', seed)
  other = await seedPeople(server, 'Obca', seed)
})
afterAll(() => server.close())

let requests = 0
/** As a program without the SDK would: the reply to the letter, but for the request's id. */
async function call(
  person: SeededPerson,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; text: string; headers: unknown }> {
  const reply = await server.fetch(path, {
    method,
    headers: {
      Authorization: `Bearer ${person.accessToken}`,
      'Idempotency-Key': `people-${(requests += 1)}-0123456789`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = (await reply.text()).replaceAll(/"requestId":"[^"]*"/g, '')
  return { status: reply.status, text, headers: comparableHeaders(reply.headers) }
}

const whom = (email: string) => ({ email, firstName: 'Ola', lastName: 'Lis', locale: 'pl' })

describe('inviting an address that has an account', () => {
  const kinds = [
    'a colleague',
    'another company’s',
    'a supplier’s',
    'HEZO’s',
    'who waits',
    'invited',
  ]
  const addresses = new Map<string, string>()
  beforeAll(async () => {
    const supplier = await seedPeople(server, 'Reseller', seed, 'supplier')
    const people = [
      await firm.addColleague(),
      other.owner,
      supplier.owner,
      await seed.person('staff', null),
      await firm.addWaiting(),
    ]
    for (const [index, { email }] of people.entries()) addresses.set(kinds[index] ?? '', email)
    const invited = 'zaproszona.gdzie.indziej@firma.example'
    await other.owner.client.invitations.create({ ...whom(invited), locale: 'pl' })
    addresses.set('invited', invited)
  })

  it.each(kinds)('(%s) is answered and listed like a new one', async (kind) => {
    const known = addresses.get(kind) ?? ''
    const unknown = `${`n${kinds.indexOf(kind)}`.padEnd(known.length - 7, 'x')}@a.test`
    const answers = []
    for (const email of [known, unknown]) {
      const reply = await call(firm.owner, 'POST', '/v1/invitations', whom(email))
      const listed = await call(firm.owner, 'GET', '/v1/invitations?limit=1')
      const hideIds = (text: string) =>
        text
          .replaceAll(/inv_\w{26}/g, 'inv')
          .replace(/"nextCursor":.*/, '')
          .replaceAll(email, '@')
      expect(reply.status).toBe(201)
      answers.push({ ...reply, text: hideIds(reply.text), listed: hideIds(listed.text) })
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.text).toContain('"email":"@"')
  })

  it('writes the same rows, so that it takes the same time', async () => {
    const rowsFor = async (email: string) => {
      const { id } = await firm.owner.client.invitations.create({ ...whom(email), locale: 'pl' })
      const { db } = server.services
      const links = await db
        .selectFrom('activations')
        .select('token_hash')
        .where('invitation_id', '=', id)
        .execute()
      const audit = await db
        .selectFrom('audit_events')
        .select('action')
        .where('subject_id', '=', id)
        .execute()
      return [links.length, audit]
    }
    const ofKnown = await rowsFor((await other.addColleague()).email)
    expect(ofKnown).toEqual(await rowsFor('calkiem.nowa@firma.example'))
    expect(ofKnown).toEqual([1, [{ action: 'member.invited' }]])
  })

  it('mails its owner, in the own language and without a link, that there is an account', async () => {
    const person = await other.addColleague('en')
    await firm.owner.client.invitations.create({ ...whom(person.email), locale: 'pl' })
    const mail = await mailAbout(server, person.email, 'you have an account already')
    expect(mail.text).toContain('Kwiaty')
    expect(linkIn(mail)).toBeUndefined()
    expect(mail.text).not.toContain('Obca')
  })

  it('leaves that account as it was', async () => {
    const person = await other.addColleague()
    await firm.owner.client.invitations.create({ ...whom(person.email), locale: 'pl' })
    expect(await person.client.me.get()).toMatchObject({
      firstName: 'Żaneta',
      company: { id: other.companyId },
    })
  })
})

describe('an id of another company', () => {
  it.each([
    ['PATCH', '/v1/members/', { isOwner: true }],
    ['PATCH', '/v1/members/', { isApproved: true }],
    ['DELETE', '/v1/members/', undefined],
    ['DELETE', '/v1/invitations/', undefined],
  ])('in %s %s is answered like one that nobody ever gave out', async (method, path, body) => {
    const kind = path.includes('invitations') ? 'invitation' : 'user'
    const theirs =
      kind === 'invitation'
        ? [(await other.owner.client.invitations.create({ ...whom('j@b.test'), locale: 'pl' })).id]
        : [
            other.owner.id,
            (await other.addWaiting()).id,
            (await seed.person('staff', null)).id,
            (await seed.person('supplier', other.companyId)).id,
          ]
    const ask = (id: string) => call(firm.owner, method, path + id, body)
    const unknown = await ask(createId(kind, server.now))
    expect(unknown.status).toBe(404)
    for (const id of theirs) expect(await ask(id)).toEqual(unknown)
    expect(await other.owner.client.me.get()).toMatchObject({ isOwner: true })
  })

  it('is answered to a colleague, whatever it names, as his own company’s are', async () => {
    const colleague = await firm.addColleague()
    const refused = await call(colleague, 'DELETE', `/v1/members/${firm.owner.id}`)
    expect(refused.status).toBe(403)
    for (const id of [other.owner.id, createId('user', server.now)]) {
      expect(await call(colleague, 'DELETE', `/v1/members/${id}`)).toEqual(refused)
    }
  })
})
