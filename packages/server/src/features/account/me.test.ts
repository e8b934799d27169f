import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  activateStaff,
  registerCustomer,
  seedCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let anna: TestPerson
beforeAll(async () => {
  server = await createTestServer()
  anna = await registerCustomer(server, await seedCompany(server.services, { name: 'Hutmet' }))
})
afterAll(() => server.close())

describe('the own account', () => {
  it('shows the person and the company, and no secret', async () => {
    const me = await anna.client.me.get()
    expect(me).toMatchObject({ email: anna.email, company: { name: 'Hutmet' } })
    expect(JSON.stringify(me)).not.toMatch(/password|secret|hash/i)
  })

  it('changes what is given and keeps the rest', async () => {
    const before = await anna.client.me.get()
    const after = await anna.client.me.update({ lastName: 'Żak-Ćwiąkała', locale: 'en' })
    expect(after).toEqual({ ...before, lastName: 'Żak-Ćwiąkała', locale: 'en' })
    expect(await anna.client.me.update({})).toEqual(after)
    expect((await anna.client.me.update({ phone: '+44 20 7946 0958' })).phone).toBe('+442079460958')
  })

  it('leaves an audit row that names the fields, not their values', async () => {
    await anna.client.me.update({ firstName: 'Joanna' })
    const row = await server.services.db
      .selectFrom('audit_events')
      .select(['action', 'details'])
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ action: 'account.updated', details: { fields: 'firstName' } })
  })

  it.each([
    [{ firstName: '' }, 'firstName', 'personName.empty'],
    [{ lastName: 'www.zly.example' }, 'lastName', 'personName.bad_character'],
    [{ phone: 'x' }, 'phone', 'phone.bad_character'],
    [{ locale: 'de' }, 'locale', 'shape.not_an_option'],
    [{ email: 'inny@firma.example' }, 'email', 'shape.unknown_field'],
    [{ role: 'staff' }, 'role', 'shape.unknown_field'],
  ])('refuses %j', async (changes, path, code) => {
    await expect(anna.client.me.update(changes as never)).rejects.toMatchObject({
      code: 'validation_failed',
      fields: [{ path, code }],
    })
  })

  it('of staff has no company', async () => {
    const staff = await activateStaff(server)
    expect(await staff.client.me.get()).toMatchObject({ role: 'staff', company: null })
  })

  it('is nobody else once the person is gone', async () => {
    const gone = await registerCustomer(server, await seedCompany(server.services))
    const { id } = await gone.client.me.get()
    await server.services.db.deleteFrom('users').where('id', '=', id).execute()
    await expect(gone.client.me.get()).rejects.toMatchObject({ status: 401 })
  })
})
