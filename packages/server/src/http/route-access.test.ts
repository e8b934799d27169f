// Prevents: a route that answers somebody whom the table does not name, because its handler was asked first.
import { type Route, routes, type RouteTable } from '@hezo/api'
import { type Role, roles } from '@hezo/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSeed, type SeededPerson } from '../testing/seed.ts'
import { createTestServer, type TestServer } from '../testing/test-server.ts'

const table: RouteTable = routes
const closed = Object.entries(table).flatMap(([feature, verbs]) =>
  Object.entries(verbs).flatMap(([verb, route]) =>
    route.access === 'anyone' ? [] : [{ name: `${feature}.${verb}`, route, access: route.access }],
  ),
)
const shut = closed.flatMap(({ name, route, access }) =>
  roles.filter((role) => !access.includes(role)).map((role) => ({ name, route, role })),
)

let server: TestServer
let people: Record<Role, SeededPerson>
beforeAll(async () => {
  server = await createTestServer()
  const seed = createSeed(server)
  const [customer, supplier] = await Promise.all([seed.company('Klient'), seed.company('Dostawca')])
  people = {
    customer: await seed.person('customer', customer),
    supplier: await seed.person('supplier', supplier),
    staff: await seed.person('staff', null),
  }
})
afterAll(() => server.close())

/** What a request is answered that is right in nothing but its address. */
async function call({ method, path, body, upload }: Route, token?: string): Promise<unknown> {
  const reply = await server.fetch(path.replaceAll(/:\w+/g, 'tkt_01kaqm4x2f7v0s9r8w6t5n3b10'), {
    method,
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': 'whoever-asks-0123456789',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    },
    ...((body ?? upload) && { body: '{}' }),
  })
  const { code } = (await reply.json()) as { code: string }
  return [reply.status, code]
}

describe('nobody gets an answer from', () => {
  it.each(closed)('$name', async ({ route }) => {
    expect(await call(route)).toEqual([401, 'unauthenticated'])
    expect(await call(route, 'no-token-of-ours')).toEqual([401, 'unauthenticated'])
  })
})

describe('a role that the table does not name', () => {
  it.each(shut)('$role gets none from $name', async ({ route, role }) => {
    expect(await call(route, people[role].accessToken)).toEqual([403, 'forbidden'])
  })

  it('is there to be tried', () => {
    expect(new Set(shut.map(({ role }) => role))).toEqual(new Set(roles))
  })
})
