import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  activateStaff,
  activateSupplier,
  registerCustomer,
  seedCompany,
  seedSupplier,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
})
afterAll(() => server.close())

it('registers', async () => {
  const company = await seedCompany(server.services)
  const anna = await registerCustomer(server, company)
  expect(await anna.client.me.get()).toMatchObject({
    role: 'customer',
    isOwner: true,
    recoveryCodesLeft: 10,
  })
  const staff = await activateStaff(server)
  expect(await staff.client.me.get()).toMatchObject({ role: 'staff' })
  const supplier = await seedSupplier(server.services)
  const ewa = await activateSupplier(server, supplier.nip)
  expect(await ewa.client.me.get()).toMatchObject({ role: 'supplier' })
})
