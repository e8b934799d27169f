// Threats: a contract and a serial number, which many people at a customer's know, open the company to
// whoever registers although its owners want to be asked; a route forgets to ask.
import { isOpenBeforeApproval, type Route, type RouteTable, routes } from '@hezo/api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { travel } from '../../testing/post.ts'
import { createSeed, type Seed } from '../../testing/seed.ts'
import { auditOf, mailAbout, type SeededPeople, seedPeople } from '../../testing/seed-people.ts'
import { registerCustomer, seedCompany } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let seed: Seed
let firm: SeededPeople
beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
})
afterAll(() => server.close())
beforeEach(async () => {
  firm = await seedPeople(server, 'Kwiaty', seed)
})

describe('the switch (company.get, company.update)', () => {
  it('is off at first, seen by everybody of the company and changed by its owners', async () => {
    const colleague = await firm.addColleague()
    const second = await firm.addOwner()
    expect(await colleague.client.company.get()).toEqual({
      id: firm.companyId,
      nip: expect.stringMatching(/^PL\d{10}$/) as string,
      name: 'Kwiaty',
      approvesNewPeople: false,
    })
    const changed = await firm.owner.client.company.update({ approvesNewPeople: true })
    expect(changed.approvesNewPeople).toBe(true)
    expect(await colleague.client.company.get()).toEqual(changed)
    await mailAbout(server, second.email, 'Nowe osoby będą czekać na Twoją zgodę')
    expect(await auditOf(server, firm.companyId)).toEqual([
      { action: 'company.updated', actor_id: firm.owner.id, subject_id: firm.companyId },
    ])
  })

  it('set to what it is changes nothing', async () => {
    await firm.owner.client.company.update({ approvesNewPeople: false })
    expect(await auditOf(server, firm.companyId)).toEqual([])
  })

  it('is not a colleague’s to change, nor an owner’s who has not proved himself lately', async () => {
    const colleague = await firm.addColleague()
    await expect(
      colleague.client.company.update({ approvesNewPeople: true }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    travel(server, 5 * 60)
    await expect(
      firm.owner.client.company.update({ approvesNewPeople: true }),
    ).rejects.toMatchObject({ code: 'step_up_required' })
  })

  it('switched off lets nobody in who waits', async () => {
    const waiting = await firm.addWaiting()
    await firm.owner.client.company.update({ approvesNewPeople: true })
    await firm.owner.client.company.update({ approvesNewPeople: false })
    await expect(waiting.client.tickets.list()).rejects.toMatchObject({ code: 'approval_pending' })
  })
})

describe('a person who registers while it is on', () => {
  it('waits; the owners are told who it is and where to decide', async () => {
    const company = await seedCompany(server.services)
    const owner = await registerCustomer(server, company)
    await owner.client.company.update({ approvesNewPeople: true })
    const email = 'nowa@firma.example'
    const { client, isApproved } = await registerCustomer(server, company, { email })
    expect([owner.isApproved, isApproved]).toEqual([true, false])
    expect(await client.me.get()).toMatchObject({ isOwner: false, isApproved: false })
    await expect(client.contracts.list()).rejects.toMatchObject({ code: 'approval_pending' })
    const mail = await mailAbout(server, owner.email, 'Czeka na Twoją zgodę: Anna Nowak')
    expect(mail.text).toContain(email)
    expect(mail.text).toContain('http://hezo.test/account/people')

    const { id } = await client.me.get()
    await owner.client.members.update({ memberId: id, isApproved: true })
    expect((await client.contracts.list()).items).toHaveLength(1)
  })

  it('is the owner all the same where nobody could let him in', async () => {
    const company = await seedCompany(server.services)
    await server.services.db
      .updateTable('companies')
      .set({ approves_new_people: true })
      .where('id', '=', company.companyId)
      .execute()
    const { client } = await registerCustomer(server, company)
    expect(await client.me.get()).toMatchObject({ isOwner: true, isApproved: true })
  })
})

describe('before approval', () => {
  const table: RouteTable = routes
  const all = Object.entries(table).flatMap(([feature, verbs]) =>
    Object.entries(verbs).map(([verb, route]) => ({ name: `${feature}.${verb}`, feature, route })),
  )
  let token: string
  beforeAll(async () => {
    token = (await (await seedPeople(server, 'Czekająca', seed)).addWaiting()).accessToken
  })

  async function call({ method, path, body, upload }: Route): Promise<unknown> {
    const reply = await server.fetch(path.replaceAll(/:\w+/g, 'usr_01kaqm4x2f7v0s9r8w6t5n3b10'), {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': 'before-approval-0123456789',
      },
      ...((body ?? upload) && { body: '{}' }),
    })
    const text = await reply.text()
    return reply.status === 403 ? (JSON.parse(text) as { code: string }).code : reply.status
  }

  it('exactly what is one’s own, and what needs no session, is open', () => {
    const open = all.filter(({ route }) => isOpenBeforeApproval(route))
    const own = open.filter(({ route }) => route.access !== 'anyone').map(({ name }) => name)
    expect(own).toEqual(all.filter(({ feature }) => feature === 'me').map(({ name }) => name))
  })

  it.each(all.filter(({ route }) => !isOpenBeforeApproval(route)))(
    '$name answers approval_pending, whatever is asked',
    async ({ route }) => {
      expect(await call(route)).toBe('approval_pending')
    },
  )

  it.each(all.filter(({ route }) => isOpenBeforeApproval(route)))(
    '$name does not',
    async ({ route }) => {
      expect(await call(route)).not.toBe('approval_pending')
    },
  )
})
