// Threats: a mailed link works twice, for ever, or after it was taken back; it opens more than it was
// sent for; somebody who is no owner brings people in.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashToken } from '../../platform/tokens.ts'
import { sweep } from '../../platform/storage/sweep.ts'
import { countQueuedMails, passThrottleTime, post, travel } from '../../testing/post.ts'
import { createSeed, type Seed } from '../../testing/seed.ts'
import {
  auditOf,
  linkIn,
  mailAbout,
  type SeededPeople,
  seedPeople,
} from '../../testing/seed-people.ts'
import { activate, testPassword, tokenIn, totpCode } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let seed: Seed
let firm: SeededPeople
let count = 0
let email: string
beforeAll(async () => {
  server = await createTestServer()
  seed = createSeed(server)
})
afterAll(() => server.close())
beforeEach(async () => {
  firm = await seedPeople(server, 'Kwiaty', seed)
  email = `zaproszona.${(count += 1)}@firma.example`
})

const whom = (wishes = {}) =>
  ({ email, firstName: 'Ola', lastName: 'Lis', locale: 'pl', ...wishes }) as const
const invite = (wishes = {}) => firm.owner.client.invitations.create(whom(wishes))

/** Invites, and gives the token of the mailed link. */
async function invitedToken(wishes = {}): Promise<string> {
  const sent = server.mailbox.all.length
  await invite(wishes)
  return tokenIn(linkIn(await server.mailbox.newest(email, sent)))
}
const start = (activationToken: string) =>
  post(server, '/v1/activations', { activationToken, password: testPassword })

describe('inviting (invitations.create)', () => {
  it('answers with the invitation, lists it, mails the link and writes it down', async () => {
    const invitation = await invite({ isOwner: true })
    expect(invitation).toMatchObject({
      ...whom(),
      isOwner: true,
      invitedBy: { id: firm.owner.id, name: firm.owner.name },
      createdAt: server.now.toISOString(),
      expiresAt: new Date(server.now.getTime() + 7 * 86_400_000).toISOString(),
    })
    expect((await firm.owner.client.invitations.list()).items).toEqual([invitation])
    const mail = await server.mailbox.newest(email)
    expect(mail.subject).toBe(`Zaproszenie do myHEZO: ${firm.owner.name}`)
    expect(linkIn(mail)).toMatch(/^http:\/\/hezo\.test\/activate#[\w-]{43}$/)
    expect(await auditOf(server, firm.companyId)).toEqual([
      { action: 'member.invited', actor_id: firm.owner.id, subject_id: invitation.id },
    ])
  })

  it('leaves no address in what is written down for ever', async () => {
    const { id } = await invite()
    await firm.owner.client.invitations.remove({ invitationId: id })
    const rows = await server.services.db.selectFrom('audit_events').selectAll().execute()
    expect(rows.filter(({ subject_id }) => subject_id === id)).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(email)
  })

  it('writes in the language that the owner chose', async () => {
    await invite({ locale: 'en' })
    const mail = await server.mailbox.newest(email)
    expect(mail.subject).toBe(`${firm.owner.name} invites you to myHEZO`)
  })

  it('names the invited person and the company to whom opens the link', async () => {
    const activationToken = await invitedToken()
    const company = await firm.owner.client.company.get()
    expect(await server.client().activations.get({ activationToken })).toEqual({
      firstName: 'Ola',
      lastName: 'Lis',
      email,
      company: company.name,
    })
    expect((await start(activationToken)).status).toBe(201)
  })

  it('keeps nothing that could open the link', async () => {
    const token = await invitedToken()
    const rows = await server.services.db
      .selectFrom('activations')
      .selectAll()
      .where('token_hash', '=', hashToken(token))
      .execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('is for owners who have proved themselves lately', async () => {
    const colleague = await firm.addColleague()
    await expect(colleague.client.invitations.create(whom())).rejects.toMatchObject({
      code: 'forbidden',
    })
    travel(server, 5 * 60)
    await expect(invite()).rejects.toMatchObject({ code: 'step_up_required' })
  })

  it('goes three times a day to one address', async () => {
    for (let time = 0; time < 3; time += 1) await invite()
    const mails = await countQueuedMails(server)
    await expect(invite()).rejects.toMatchObject({ status: 429, code: 'rate_limited' })
    expect(await countQueuedMails(server)).toBe(mails)
    await passThrottleTime(server, 86_400)
    await invite()
  })

  it('goes to fifty addresses a day from one company; another one is not held up', async () => {
    for (let index = 0; index < 50; index += 1) await invite({ email: `${index}.${email}` })
    await expect(invite()).rejects.toMatchObject({ code: 'rate_limited' })
    const other = await seedPeople(server, 'Obca', seed)
    await other.owner.client.invitations.create(whom())
  })

  it('repeats its answer to a repeat of the request, and mails once', async () => {
    const send = async () => {
      const reply = await server.fetch('/v1/invitations', {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${firm.owner.accessToken}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': `invite-again-${email}`,
        },
        body: JSON.stringify(whom()),
      })
      return { status: reply.status, text: await reply.text() }
    }
    const mails = await countQueuedMails(server)
    const first = await send()
    expect(first.status).toBe(201)
    expect(await send()).toEqual(first)
    expect(await countQueuedMails(server)).toBe(mails + 1)
  })
})

describe('an invited person', () => {
  it('is in by the two steps of every one-time link, though others would wait', async () => {
    await firm.owner.client.company.update({ approvesNewPeople: true })
    await invite()
    const link = linkIn(await server.mailbox.newest(email))
    const { client } = await activate(server, email, link)
    expect(await client.me.get()).toMatchObject({
      ...whom(),
      role: 'customer',
      isOwner: false,
      isApproved: true,
      company: { id: firm.companyId },
      recoveryCodesLeft: 10,
    })
    expect((await client.members.list()).items).toHaveLength(2)
    expect((await firm.owner.client.invitations.list()).items).toEqual([])
    await mailAbout(server, firm.owner.email, 'Nowa osoba w myHEZO: Ola Lis')
    const signedIn = await post(server, '/v1/sign-ins', { email, password: testPassword })
    expect(signedIn.status).toBe(201)
    const { id } = await client.me.get()
    expect((await auditOf(server, firm.companyId)).at(-1)).toEqual({
      action: 'member.joined',
      actor_id: id,
      subject_id: id,
    })
  })

  it('is an owner if invited as one, and a supplier’s employee at a supplier’s', async () => {
    firm = await seedPeople(server, 'Reseller', seed, 'supplier')
    await invite({ isOwner: true })
    const { client } = await activate(server, email, linkIn(await server.mailbox.newest(email)))
    expect(await client.me.get()).toMatchObject({ role: 'supplier', isOwner: true })
  })

  it('chooses a password that names neither person nor company', async () => {
    const activationToken = await invitedToken()
    for (const password of ['kwiaty-kwiaty-2026', email]) {
      const reply = await post(server, '/v1/activations', { activationToken, password })
      expect(reply).toMatchObject({
        code: 'validation_failed',
        body: { fields: [{ path: 'password', code: 'password.contains_context' }] },
      })
    }
  })

  it('has no account before the authenticator is confirmed', async () => {
    await start(await invitedToken())
    const reply = await post(server, '/v1/sign-ins', { email, password: testPassword })
    expect(reply.code).toBe('credentials_rejected')
    expect((await firm.owner.client.members.list()).items).toHaveLength(1)
  })

  it('who got an account elsewhere meanwhile cannot accept any more', async () => {
    const token = await invitedToken()
    const started = await start(token)
    const other = await seedPeople(server, 'Obca', seed)
    const taken = await other.addColleague()
    await server.services.db
      .updateTable('users')
      .set({ email, email_key: email })
      .where('id', '=', taken.id)
      .execute()
    const code = totpCode(server, String(started.body['secret']))
    const reply = await post(server, '/v1/activations/confirm-totp', {
      activationToken: token,
      code,
    })
    expect(reply).toMatchObject({ status: 410, code: 'activation_ended' })
    // To the owner nothing has happened: the invitation waits as if nobody had opened it.
    expect((await firm.owner.client.invitations.list()).items).toHaveLength(1)
    expect((await firm.owner.client.members.list()).items).toHaveLength(1)
  })
})

describe('the link', () => {
  it('ends after seven days; then it is in no list and cannot be withdrawn', async () => {
    const { id } = await invite()
    const token = tokenIn(linkIn(await server.mailbox.newest(email)))
    const before = server.now
    try {
      travel(server, 7 * 86_400 - 1)
      expect((await start(token)).status).toBe(201)
      travel(server, 1)
      expect(await start(token)).toMatchObject({ status: 410, code: 'activation_ended' })
      const { client } = firm.owner
      expect((await client.invitations.list()).items).toEqual([])
      await expect(client.invitations.remove({ invitationId: id })).rejects.toMatchObject({
        code: 'not_found',
      })
      travel(server, 86_401)
      await sweep(server.services.db, server.now)
      const { db } = server.services
      expect(
        await db.selectFrom('invitations').select('id').where('id', '=', id).execute(),
      ).toEqual([])
    } finally {
      server.now = before
    }
  })

  it('is replaced by a newer one to the same address, however it is spelt', async () => {
    const old = await invitedToken()
    const newer = await invite({
      email: email.toUpperCase().replace('FIRMA.EXAMPLE', 'firma.example'),
    })
    expect((await start(old)).code).toBe('activation_ended')
    const { items } = await firm.owner.client.invitations.list()
    expect(items.map(({ id }) => id)).toEqual([newer.id])
  })

  it('is withdrawn by any owner (invitations.remove), half used or not', async () => {
    const second = await firm.addOwner()
    const { id } = await invite()
    const token = tokenIn(linkIn(await server.mailbox.newest(email)))
    await start(token)
    await second.client.invitations.remove({ invitationId: id })
    expect((await start(token)).code).toBe('activation_ended')
    expect((await auditOf(server, firm.companyId)).at(-1)).toEqual({
      action: 'member.invitation_withdrawn',
      actor_id: second.id,
      subject_id: id,
    })
    await expect(second.client.invitations.remove({ invitationId: id })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it.each([
    ['removed', (id: string) => firm.owner.client.members.remove({ memberId: id })],
    [
      'no owner any more',
      (id: string) => firm.owner.client.members.update({ memberId: id, isOwner: false }),
    ],
  ])('ends when who sent it is %s', async (_, deed) => {
    const second = await firm.addOwner()
    await second.client.invitations.create(whom())
    const token = tokenIn(linkIn(await server.mailbox.newest(email)))
    expect((await start(token)).status).toBe(201)
    await deed(second.id)
    expect((await start(token)).code).toBe('activation_ended')
    expect((await firm.owner.client.invitations.list()).items).toEqual([])
  })

  it('of one company stays when another one invites the same address', async () => {
    const token = await invitedToken()
    const other = await seedPeople(server, 'Obca', seed)
    await other.owner.client.invitations.create(whom())
    expect((await start(token)).status).toBe(201)
  })
})

describe('the list (invitations.list)', () => {
  it('is for owners, newest first, in pages', async () => {
    const ids: string[] = []
    for (const name of ['a', 'b', 'c'])
      ids.unshift((await invite({ email: `${name}.${email}` })).id)
    const walked = []
    for await (const { id } of firm.owner.client.invitations.list.each({ limit: 1 })) {
      walked.push(id)
    }
    expect(walked).toEqual(ids)
    const colleague = await firm.addColleague()
    for (const attempt of [
      () => colleague.client.invitations.list(),
      () => colleague.client.invitations.remove({ invitationId: ids[0] ?? '' }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})
