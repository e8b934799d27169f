// Threats: one of the staff alone takes an account over; nobody hears of it in time; the old factor goes
// too early or stays too long.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outcomeOf, signInAgain } from '../../testing/account-steps.ts'
import {
  approvedReset,
  callBack,
  openReset,
  seedStaff,
  statusOfReset,
  stopTokenIn,
} from '../../testing/factor-resets.ts'
import { countQueuedMails, passThrottleTime, post, travel } from '../../testing/post.ts'
import { mailAbout } from '../../testing/seed-people.ts'
import {
  activateStaff,
  credentials,
  registerCustomer,
  type SeededCompany,
  seedCompany,
  type TestPerson,
  testPassword,
  totpCode,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { sweep } from '../../platform/storage/sweep.ts'
import { mailOpenResets } from './mail-open-resets.ts'

let server: TestServer
let company: SeededCompany
let owner: TestPerson
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  await passThrottleTime(server, 3600)
  company = await seedCompany(server.services)
  owner = await registerCustomer(server, company)
  anna = await registerCustomer(server, company)
})

async function audit(id: string) {
  const rows = await server.services.db
    .selectFrom('audit_events')
    .select(['action', 'actor_id', 'details'])
    .where('action', 'like', 'factor_reset.%')
    .orderBy('id')
    .execute()
  return rows.filter(({ details }) => JSON.stringify(details).includes(id))
}

describe('writing down a lost factor (factorResets.create, factorResets.list)', () => {
  it('is for staff with a fresh proof', async () => {
    const asked = { email: anna.email, callBack }
    expect(await outcomeOf(owner.client.factorResets.create(asked))).toBe('forbidden')
    expect(await outcomeOf(owner.client.factorResets.list())).toBe('forbidden')
    const { first } = await seedStaff(server)
    travel(server, 300)
    expect(await outcomeOf(first.client.factorResets.create(asked))).toBe('step_up_required')
  })

  it('keeps the call, and tells nobody yet', async () => {
    const { first } = await seedStaff(server)
    const before = await countQueuedMails(server)
    const made = await first.client.factorResets.create({ email: anna.email, callBack })
    expect(made).toMatchObject({
      status: 'waiting',
      person: { email: anna.email, name: 'Anna Nowak' },
      company: { id: company.companyId },
      callBack: { ...callBack, phone: '+48601234567' },
      requestedBy: { id: first.id, name: first.name },
      approvedBy: null,
      opensAt: null,
    })
    expect((await first.client.factorResets.list()).items[0]).toEqual(made)
    expect(await countQueuedMails(server)).toBe(before)
    expect(JSON.stringify(await audit(made.id))).not.toContain('601234567')
  })

  it('finds one reset of a person at a time, and no person who has no factor', async () => {
    const { first, second } = await seedStaff(server)
    await first.client.factorResets.create({ email: anna.email, callBack })
    const again = second.client.factorResets.create({ email: anna.email, callBack })
    expect(await outcomeOf(again)).toBe('factor_reset_open')
    const nobody = second.client.factorResets.create({ email: 'nikt@firma.example', callBack })
    expect(await outcomeOf(nobody)).toBe('not_found')
  })

  it('ends after a week without a colleague, and can be done anew', async () => {
    const { first } = await seedStaff(server)
    const { id } = await first.client.factorResets.create({ email: anna.email, callBack })
    travel(server, 7 * 86_400)
    const { second } = await seedStaff(server)
    const late = second.client.factorResets.approve({ factorResetId: id })
    expect(await outcomeOf(late)).toBe('factor_reset_decided')
    expect(await statusOfReset(server, id)).toBe('expired')
    await second.client.factorResets.create({ email: anna.email, callBack })
  })
})

describe('reading whose authenticator a link replaces (factorResets.get)', () => {
  it('names the account, and changes nothing', async () => {
    await approvedReset(server, anna)
    const resetToken = await openReset(server, anna)
    const everything = () =>
      Promise.all([
        server.services.db.selectFrom('factor_resets').selectAll().orderBy('id').execute(),
        server.services.db.selectFrom('audit_events').select('id').orderBy('id').execute(),
      ])
    const before = await everything()
    const found = await server.client().factorResets.get({ resetToken })
    expect(found).toEqual({ email: anna.email })
    expect(await server.client().factorResets.get({ resetToken })).toEqual(found)
    expect(await everything()).toEqual(before)
    const given = { resetToken, password: testPassword }
    expect((await server.client().factorResets.start(given)).secret).toBeTruthy()
  })
})

describe('approving (factorResets.approve)', () => {
  it('is not for who wrote it down, nor for the person, nor without a fresh proof', async () => {
    const jan = await activateStaff(server)
    const { first, second } = await seedStaff(server)
    const { id } = await first.client.factorResets.create({ email: anna.email, callBack })
    const approve = { factorResetId: id }
    expect(await outcomeOf(first.client.factorResets.approve(approve))).toBe('forbidden')
    expect(await outcomeOf(owner.client.factorResets.approve(approve))).toBe('forbidden')
    const own = jan.client.factorResets.create({ email: jan.email, callBack })
    expect(await outcomeOf(own)).toBe('forbidden')
    const his = await first.client.factorResets.create({ email: jan.email, callBack })
    const self = jan.client.factorResets.approve({ factorResetId: his.id })
    expect(await outcomeOf(self)).toBe('forbidden')
    travel(server, 300)
    expect(await outcomeOf(second.client.factorResets.approve(approve))).toBe('step_up_required')
  })

  it('does not count on the word of a colleague who was removed meanwhile', async () => {
    const { first, second } = await seedStaff(server)
    const { id } = await first.client.factorResets.create({ email: anna.email, callBack })
    await server.services.db
      .updateTable('users')
      .set({ removed_at: server.now, email_key: first.id })
      .where('id', '=', first.id)
      .execute()
    const approve = second.client.factorResets.approve({ factorResetId: id })
    expect(await outcomeOf(approve)).toBe('factor_reset_decided')
  })

  it('mails the person and the owners, each with a link of their own to stop it', async () => {
    const before = await countQueuedMails(server)
    const approved = await approvedReset(server, anna)
    expect(approved).toMatchObject({ status: 'approved' })
    const wait = Date.parse(approved.opensAt ?? '') - Date.parse(approved.approvedAt ?? '')
    expect(wait).toBe(24 * 3_600_000)
    const tokens = [await stopTokenIn(server, anna.email), await stopTokenIn(server, owner.email)]
    expect(new Set(tokens).size).toBe(2)
    expect((await countQueuedMails(server)) - before).toBe(2)
  })

  it('of somebody of the staff is told to the colleagues', async () => {
    const [jan, ewa] = [await activateStaff(server), await activateStaff(server)]
    await approvedReset(server, jan)
    expect(await stopTokenIn(server, ewa.email)).not.toBe('')
  })
})

describe('the day after it (factorResets.stop, factorResets.remove)', () => {
  it('changes nothing: the old factor works, and stops the reset', async () => {
    const { id } = await approvedReset(server, anna)
    const client = await signInAgain(server, anna)
    expect((await client.me.get()).recoveryCodesLeft).toBe(10)
    expect(await statusOfReset(server, id)).toBe('signed_in')
    await mailAbout(server, owner.email, 'Wstrzymano wymianę')
  })

  it('stops when a session that was open proves the factor, too', async () => {
    const { id } = await approvedReset(server, anna)
    travel(server, 60)
    const code = totpCode(server, anna.totpSecret)
    await anna.client.me.stepUp({ method: 'totp', code })
    expect(await statusOfReset(server, id)).toBe('signed_in')
  })

  it('stops with a link from the mail, of whoever was told; always the same answer', async () => {
    const { id } = await approvedReset(server, anna)
    const stopToken = await stopTokenIn(server, owner.email)
    for (const token of [stopToken, stopToken, 'x'.repeat(43)]) {
      await server.client().factorResets.stop({ stopToken: token })
    }
    expect(await statusOfReset(server, id)).toBe('stopped')
    await mailAbout(server, anna.email, 'Wstrzymano wymianę')
    expect((await audit(id)).map(({ action }) => action)).toEqual([
      'factor_reset.requested',
      'factor_reset.approved',
      'factor_reset.stopped',
    ])
    travel(server, 24 * 3600)
    await mailOpenResets(server.services)
    expect((await audit(id)).at(-1)?.action).toBe('factor_reset.stopped')
  })

  it('stops by staff, once', async () => {
    const { id } = await approvedReset(server, anna)
    const { first } = await seedStaff(server)
    await first.client.factorResets.remove({ factorResetId: id })
    const again = first.client.factorResets.remove({ factorResetId: id })
    expect(await outcomeOf(again)).toBe('not_found')
  })

  it('has to be over before the link is mailed, which happens once', async () => {
    const { id } = await approvedReset(server, anna)
    const opened = async () =>
      (await audit(id)).filter(({ action }) => action === 'factor_reset.opened').length
    travel(server, 24 * 3600 - 1)
    await mailOpenResets(server.services)
    expect(await opened()).toBe(0)
    travel(server, 1)
    const before = await countQueuedMails(server)
    await Promise.all([mailOpenResets(server.services), mailOpenResets(server.services)])
    expect(await opened()).toBe(1)
    expect((await countQueuedMails(server)) - before).toBe(1)
  })
})

describe('the link (factorResets.start, factorResets.confirmTotp)', () => {
  it('gives a new authenticator to who has the password; all that was before ends then', async () => {
    const { id } = await approvedReset(server, anna)
    const resetToken = await openReset(server, anna)
    const client = server.client()
    const { secret } = await client.factorResets.start({ resetToken, password: testPassword })
    const old = await server.services.db.selectFrom('recovery_codes').select('user_id').execute()
    expect(old.length).toBeGreaterThan(0)
    const { challengeToken } = await client.signIns.create(credentials(anna))
    const code = totpCode(server, secret)
    const account = await client.factorResets.confirmTotp({ resetToken, code })
    await client.session.start(account.tokens)
    expect((await client.me.get()).recoveryCodesLeft).toBe(10)
    expect(await statusOfReset(server, id)).toBe('completed')
    await expect(anna.client.me.get()).rejects.toMatchObject({ status: 401 })
    const late = server.client().signIns.secondFactor({ method: 'totp', challengeToken, code })
    expect(await outcomeOf(late)).toBe('challenge_ended')
    expect(await outcomeOf(signInAgain(server, anna))).toBe('second_factor_rejected')
    await signInAgain(server, { ...anna, totpSecret: secret })
    await mailAbout(server, owner.email, 'Ustawiono nową aplikację')
    const recovery = { method: 'recovery_code' as const, code: anna.recoveryCodes[0] ?? '' }
    const again = await server.client().signIns.create(credentials(anna))
    const byOldCode = server
      .client()
      .signIns.secondFactor({ ...recovery, challengeToken: again.challengeToken })
    expect(await outcomeOf(byOldCode)).toBe('second_factor_rejected')
  })

  it('works once, for a day', async () => {
    await approvedReset(server, anna)
    const resetToken = await openReset(server, anna)
    const start = () =>
      outcomeOf(server.client().factorResets.start({ resetToken, password: testPassword }))
    expect(await start()).toBe('ok')
    travel(server, 24 * 3600)
    expect(await start()).toBe('factor_reset_ended')
  })

  it('whose answer was lost gives it again', async () => {
    await approvedReset(server, anna)
    const resetToken = await openReset(server, anna)
    const { secret } = await server.client().factorResets.start({
      resetToken,
      password: testPassword,
    })
    const given = { resetToken, code: totpCode(server, secret) }
    const confirm = (key: string) => post(server, '/v1/factor-resets/confirm-totp', given, { key })
    const [first, second, other] = [
      await confirm('lost-answer-0123456789'),
      await confirm('lost-answer-0123456789'),
      await confirm('other-key-0123456789'),
    ]
    expect(first?.status).toBe(201)
    expect(second?.body).toEqual(first?.body)
    expect(other?.code).toBe('factor_reset_ended')
  })

  it('gives no code a chance before the password, and ten after it', async () => {
    await approvedReset(server, anna)
    const resetToken = await openReset(server, anna)
    const guess = () =>
      outcomeOf(server.client().factorResets.confirmTotp({ resetToken, code: '000000' }))
    expect(await guess()).toBe('code_rejected')
    await server.client().factorResets.start({ resetToken, password: testPassword })
    const outcomes = []
    for (let tries = 0; tries < 11; tries += 1) outcomes.push(await guess())
    expect(outcomes).toEqual([...Array<string>(10).fill('code_rejected'), 'factor_reset_ended'])
  })
})

describe('the record of the call', () => {
  it('goes ninety days after its time, however it ended; the audit trail stays', async () => {
    const { db } = server.services
    const before = server.now
    const { id: unused } = await approvedReset(server, anna)
    const { id: stopped } = await approvedReset(server, owner)
    const stopToken = await stopTokenIn(server, owner.email)
    await server.client().factorResets.stop({ stopToken })
    const kept = async () => {
      await sweep(db, server.now)
      const rows = await db
        .selectFrom('factor_resets')
        .select('id')
        .where('id', 'in', [unused, stopped])
        .execute()
      return rows.map(({ id }) => id).toSorted()
    }
    try {
      // A day to stop it, and a week to mail the link.
      travel(server, (1 + 7 + 90) * 86_400)
      expect(await kept()).toEqual([unused, stopped].toSorted())
      travel(server, 1)
      expect(await kept()).toEqual([])
      for (const id of [unused, stopped]) expect(await audit(id)).not.toEqual([])
    } finally {
      server.now = before
    }
  })
})
