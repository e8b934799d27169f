// Threats: somebody who is no owner, or not any more, decides about people; a person who was removed
// goes on reading; a company is left without anybody who may decide.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { travel } from '../../testing/post.ts'
import { createSeed, type Seed } from '../../testing/seed.ts'
import { auditOf, mailAbout, type SeededPeople, seedPeople } from '../../testing/seed-people.ts'
import {
  credentials,
  registerCustomer,
  registrationData,
  seedCompany,
} from '../../testing/test-accounts.ts'
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

const isOwnerIn = async (memberId: string) =>
  (await firm.owner.client.members.list()).items.find(({ id }) => id === memberId)?.isOwner

describe('the people of a company (members.list)', () => {
  it('are listed in the order in which they came, to owners with who waits', async () => {
    const colleague = await firm.addColleague()
    const waiting = await firm.addWaiting()
    const { items, nextCursor } = await firm.owner.client.members.list()
    expect(items.map(({ id, isOwner, status }) => [id, isOwner, status])).toEqual([
      [firm.owner.id, true, 'active'],
      [colleague.id, false, 'active'],
      [waiting.id, false, 'waiting'],
    ])
    expect(items[1]).toMatchObject({
      email: colleague.email,
      firstName: 'Żaneta',
      lastSignInAt: server.now.toISOString(),
    })
    expect(nextCursor).toBeNull()
  })

  it('are shown to a colleague without who waits and without who signed in when', async () => {
    const colleague = await firm.addColleague()
    await firm.addWaiting()
    const { items } = await colleague.client.members.list()
    expect(items.map(({ id, lastSignInAt }) => [id, lastSignInAt])).toEqual([
      [firm.owner.id, null],
      [colleague.id, null],
    ])
  })

  it('are paged, and nobody of another company is among them', async () => {
    await firm.addColleague()
    await firm.addColleague()
    const other = await seedPeople(server, 'Obca', seed)
    const all = (await firm.owner.client.members.list()).items.map(({ id }) => id)
    const walked = []
    for await (const { id } of firm.owner.client.members.list.each({ limit: 1 })) walked.push(id)
    expect(walked).toEqual(all)
    expect(walked).toHaveLength(3)
    expect(walked).not.toContain(other.owner.id)
  })

  it('are a supplier’s own to see, too; HEZO’s staff have no company', async () => {
    const reseller = await seedPeople(server, 'Reseller', seed, 'supplier')
    expect((await reseller.owner.client.members.list()).items).toHaveLength(1)
    const engineer = await seed.person('staff', null)
    await expect(engineer.client.members.list()).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('owners (members.update)', () => {
  it('make others owners, who are told, as the other owners are', async () => {
    const second = await firm.addOwner('en')
    const colleague = await firm.addColleague()
    const changed = await firm.owner.client.members.update({
      memberId: colleague.id,
      isOwner: true,
    })
    expect(changed).toMatchObject({ id: colleague.id, isOwner: true })
    const toThem = await server.mailbox.newest(colleague.email)
    expect(toThem.subject).toBe('Masz uprawnienia właściciela konta firmy Kwiaty')
    const toOwner = await server.mailbox.newest(second.email)
    expect(toOwner.text).toContain(`${colleague.name} is now an owner of Kwiaty`)
    expect(toOwner.text).toContain(`Done by: ${firm.owner.name}`)
    expect(await auditOf(server, firm.companyId)).toEqual([
      { action: 'member.owner_changed', actor_id: firm.owner.id, subject_id: colleague.id },
    ])
  })

  it('take that back; from then on the person decides about nobody', async () => {
    const second = await firm.addOwner()
    await firm.owner.client.members.update({ memberId: second.id, isOwner: false })
    const refused = second.client.members.update({ memberId: firm.owner.id, isOwner: false })
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' })
    expect((await server.mailbox.newest(second.email)).subject).toContain('Nie masz już uprawnień')
  })

  it('stay at least one', async () => {
    const last = firm.owner.client.members.update({ memberId: firm.owner.id, isOwner: false })
    await expect(last).rejects.toMatchObject({ status: 409, code: 'last_owner' })
    expect(await isOwnerIn(firm.owner.id)).toBe(true)
  })

  it('who wait for approval themselves are nobody to count on', async () => {
    await firm.addWaiting()
    const last = firm.owner.client.members.remove({ memberId: firm.owner.id })
    await expect(last).rejects.toMatchObject({ code: 'last_owner' })
  })

  it('are all who may: a colleague changes nothing, not even for himself', async () => {
    const colleague = await firm.addColleague()
    const waiting = await firm.addWaiting()
    const tries = [
      () => colleague.client.members.update({ memberId: colleague.id, isOwner: true }),
      () => colleague.client.members.update({ memberId: waiting.id, isApproved: true }),
      () => colleague.client.members.remove({ memberId: firm.owner.id }),
      () => colleague.client.members.remove({ memberId: colleague.id }),
    ]
    for (const attempt of tries)
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' })
    expect(await auditOf(server, firm.companyId)).toEqual([])
  })

  it('prove a second factor within five minutes before they decide', async () => {
    const colleague = await firm.addColleague()
    travel(server, 5 * 60)
    const { client } = firm.owner
    const tries = [
      () => client.members.update({ memberId: colleague.id, isOwner: true }),
      () => client.members.remove({ memberId: colleague.id }),
    ]
    for (const attempt of tries) {
      await expect(attempt()).rejects.toMatchObject({ code: 'step_up_required' })
    }
  })

  it('who change nothing write down nothing', async () => {
    const colleague = await firm.addColleague()
    const { client } = firm.owner
    await client.members.update({ memberId: colleague.id })
    await client.members.update({ memberId: colleague.id, isOwner: false, isApproved: true })
    expect(await auditOf(server, firm.companyId)).toEqual([])
  })
})

describe('a person who waits', () => {
  it('is let in by an owner, is told, and sees the company from the next request on', async () => {
    const waiting = await firm.addWaiting('en')
    await expect(waiting.client.contracts.list()).rejects.toMatchObject({
      status: 403,
      code: 'approval_pending',
    })
    const member = await firm.owner.client.members.update({
      memberId: waiting.id,
      isApproved: true,
    })
    expect(member.status).toBe('active')
    expect((await waiting.client.contracts.list()).items).toEqual([])
    expect(await waiting.client.me.get()).toMatchObject({ isApproved: true })
    const mail = await server.mailbox.newest(waiting.email)
    expect(mail.subject).toBe('You now have access to myHEZO')
    expect(await auditOf(server, firm.companyId)).toEqual([
      { action: 'member.approved', actor_id: firm.owner.id, subject_id: waiting.id },
    ])
  })

  it('is let in by being made an owner', async () => {
    const waiting = await firm.addWaiting()
    const member = await firm.owner.client.members.update({ memberId: waiting.id, isOwner: true })
    expect(member).toMatchObject({ status: 'active', isOwner: true })
    expect((await auditOf(server, firm.companyId)).map(({ action }) => action)).toEqual([
      'member.approved',
      'member.owner_changed',
    ])
  })

  it('is refused by being removed, and told so', async () => {
    const waiting = await firm.addWaiting()
    await firm.owner.client.members.remove({ memberId: waiting.id })
    await expect(waiting.client.me.get()).rejects.toMatchObject({ status: 401 })
    expect((await server.mailbox.newest(waiting.email)).subject).toBe('Odmowa dostępu do myHEZO')
    expect(await auditOf(server, firm.companyId)).toEqual([
      { action: 'member.refused', actor_id: firm.owner.id, subject_id: waiting.id },
    ])
  })
})

describe('removing a person (members.remove)', () => {
  it('ends their sessions with it; they and the other owners are told', async () => {
    const second = await firm.addOwner('en')
    const colleague = await firm.addColleague()
    await firm.owner.client.members.remove({ memberId: colleague.id })
    await expect(colleague.client.contracts.list()).rejects.toMatchObject({ status: 401 })
    const toThem = await server.mailbox.newest(colleague.email)
    expect(toThem.subject).toBe('Twój dostęp do myHEZO wygasł')
    const toOwner = await server.mailbox.newest(second.email)
    expect(toOwner.subject).toBe(`Removed from myHEZO: ${colleague.name}`)
    const listed = (await firm.owner.client.members.list()).items.map(({ id }) => id)
    expect(listed).toEqual([firm.owner.id, second.id])
    expect(await auditOf(server, firm.companyId)).toEqual([
      { action: 'member.removed', actor_id: firm.owner.id, subject_id: colleague.id },
    ])
  })

  it('takes everything that could sign in, and the address; the name stays on tickets', async () => {
    const company = await seedCompany(server.services)
    const owner = await registerCustomer(server, company)
    const person = await registerCustomer(server, company, { email: 'odchodzi@firma.example' })
    const { id } = await person.client.me.get()
    const ticket = await person.client.tickets.create({
      contractId: company.contractId,
      deviceId: null,
      subject: 'Zasilacz nie działa',
      body: 'Dioda świeci na czerwono.',
      severity: 'low',
      sharedWithSupplier: false,
    })
    await owner.client.members.remove({ memberId: id })

    const { db } = server.services
    const row = await db
      .selectFrom('users')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      email: '',
      phone: null,
      password_hash: null,
      totp_secret: null,
      totp_last_step: null,
      removed_at: server.now,
    })
    for (const table of ['recovery_codes', 'sign_in_challenges', 'activations'] as const) {
      const left = await db.selectFrom(table).select('user_id').where('user_id', '=', id).execute()
      expect(left).toEqual([])
    }
    await expect(server.client().signIns.create(credentials(person))).rejects.toMatchObject({
      code: 'credentials_rejected',
    })
    expect((await owner.client.tickets.get({ ticketId: ticket.id })).openedBy).toMatchObject({
      id,
      name: 'Anna Nowak',
    })
  })

  it('leaves nobody a way to write to the person about tickets', async () => {
    const company = await seedCompany(server.services)
    const owner = await registerCustomer(server, company)
    const person = await registerCustomer(server, company)
    const { id } = await person.client.me.get()
    const ticket = await person.client.tickets.create({
      contractId: company.contractId,
      deviceId: null,
      subject: 'Głośny wentylator',
      body: 'Wyje.',
      severity: 'low',
      sharedWithSupplier: false,
    })
    await owner.client.members.remove({ memberId: id })
    await mailAbout(server, person.email, 'wygasł')
    await mailAbout(server, person.email, 'mamy Twoje zgłoszenie')
    const engineer = await seed.person('staff', null)
    const known = server.mailbox.all.length
    await engineer.client.tickets.reply({ ticketId: ticket.id, body: 'Wymienimy go jutro.' })
    await owner.client.tickets.reply({ ticketId: ticket.id, body: 'Dziękujemy.' })
    // Letters leave in their order: with the second one here, no first one was written.
    await mailAbout(server, server.services.config.supportMail, ticket.number)
    const recipients = server.mailbox.all.slice(known).map(({ to }) => to)
    expect(recipients).toEqual([server.services.config.supportMail])
  })

  it('frees the address: the person may register anew, as somebody new', async () => {
    const company = await seedCompany(server.services)
    const owner = await registerCustomer(server, company)
    const email = 'wraca@firma.example'
    const before = await registerCustomer(server, company, { email })
    const { id } = await before.client.me.get()
    await owner.client.members.remove({ memberId: id })
    await mailAbout(server, email, 'wygasł')
    const again = await registerCustomer(server, company, { email })
    const me = await again.client.me.get()
    expect(me).toMatchObject({ email, isOwner: false })
    expect(me.id).not.toBe(id)
    await expect(before.client.me.get()).rejects.toMatchObject({ status: 401 })
  })

  it('is how an owner leaves, as long as another one stays', async () => {
    const second = await firm.addOwner()
    await firm.owner.client.members.remove({ memberId: firm.owner.id })
    await expect(firm.owner.client.me.get()).rejects.toMatchObject({ status: 401 })
    const left = second.client.members.remove({ memberId: second.id })
    await expect(left).rejects.toMatchObject({ code: 'last_owner' })
    expect((await second.client.members.list()).items).toHaveLength(1)
  })

  it('is done once: the second time there is nobody', async () => {
    const colleague = await firm.addColleague()
    const { client } = firm.owner
    await client.members.remove({ memberId: colleague.id })
    const again = [
      () => client.members.remove({ memberId: colleague.id }),
      () => client.members.update({ memberId: colleague.id, isOwner: true }),
    ]
    for (const attempt of again)
      await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of everybody makes the next who registers the first again', async () => {
    const company = await seedCompany(server.services)
    const owner = await registerCustomer(server, company)
    const { id } = await owner.client.me.get()
    await server.services.db
      .updateTable('users')
      .set({ removed_at: server.now, is_owner: false, email_key: id })
      .where('id', '=', id)
      .execute()
    const next = await registerCustomer(server, company)
    expect(await next.client.me.get()).toMatchObject({ isOwner: true, isApproved: true })
  })
})

it('a person whom the operator invited and who never came is in no list, and decided about by nobody', async () => {
  const invited = await firm.addColleague()
  await server.services.db
    .insertInto('activations')
    .values({
      user_id: invited.id,
      token_hash: Buffer.alloc(32, 7),
      created_at: server.now,
      expires_at: server.now,
    })
    .execute()
  const { client } = firm.owner
  expect((await client.members.list()).items.map(({ id }) => id)).toEqual([firm.owner.id])
  await expect(client.members.remove({ memberId: invited.id })).rejects.toMatchObject({
    code: 'not_found',
  })
})

it('registering needs no owner to be asked unless the owners want to be', async () => {
  const company = await seedCompany(server.services)
  const owner = await registerCustomer(server, company)
  const data = registrationData(company, 'druga@firma.example')
  const { client } = await registerCustomer(server, company, { email: data.person.email })
  expect(await client.me.get()).toMatchObject({ isOwner: false, isApproved: true })
  const mail = await mailAbout(server, owner.email, 'Nowa osoba w myHEZO: Anna Nowak')
  expect(mail.text).toContain('http://hezo.test/account/people')
})
