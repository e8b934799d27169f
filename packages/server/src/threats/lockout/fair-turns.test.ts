// Threat: a machine that polls from fifty addresses takes every attempt that is let through, so that the
// owner of an account or contract never gets one.
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { behindProxy, outcomes, passThrottleTime, post, type RawReply } from '../../testing/post.ts'
import {
  registerCustomer,
  registrationData,
  seedCompany,
  type SeededCompany,
  type TestPerson,
} from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'

let server: TestServer
let company: SeededCompany
let anna: TestPerson
let count = 0
const servers: TestServer[] = []
beforeEach(async () => {
  server = await createTestServer(behindProxy)
  servers.push(server)
  company = await seedCompany(server.services)
  anna = await registerCustomer(server, company)
})
afterAll(async () => {
  await Promise.all(servers.map((each) => each.close()))
})

const office = '127.0.0.1'
const home = '192.0.2.77'
/** In networks of their own: nothing tells them from fifty people. */
const attackers = Array.from({ length: 50 }, (_, index) => `10.7.${index}.1`)

type Attempt = (from: string) => Promise<RawReply>
const signIn = (password: string, from: string) =>
  post(server, '/v1/sign-ins', { email: anna.email, password }, { from })
const register = (serialNumber: string, from: string) => {
  count += 1
  const data = registrationData({ ...company, serialNumber }, `osoba.${count}@firma.example`)
  return post(server, '/v1/registrations', data, { from })
}
const reset = (from: string) => post(server, '/v1/password-resets', { email: anna.email }, { from })

const flows: readonly (readonly [
  name: string,
  guess: Attempt,
  own: Attempt,
  limits: { readonly free: number; readonly longest: number },
])[] = [
  [
    'a password',
    (from) => signIn('źle', from),
    (from) => signIn(anna.password, from),
    { free: 20, longest: 60 },
  ],
  [
    'a registration',
    (from) => register(`ZZ${count}`, from),
    (from) => register(company.serialNumber, from),
    { free: 10, longest: 360 },
  ],
  ['a forgotten password', reset, reset, { free: 5, longest: 10_800 }],
]

describe.each(flows)('an owner in a new place, with %s', (_, guess, own, { free, longest }) => {
  it('gets the turn that was announced while fifty addresses poll', async () => {
    let judged = 0
    const poll = async () => {
      const replies = await Promise.all(attackers.map(guess))
      const answers = outcomes(replies).filter((outcome) => outcome !== 'rate_limited')
      // One answer for every guess: nothing but the throttles stood in the way.
      expect(new Set(answers).size).toBeLessThanOrEqual(1)
      judged += answers.length
    }
    await poll()
    expect(judged).toBe(free)

    const refused = await own(home)
    const announced = refused.retryAfter ?? 0
    expect(refused).toMatchObject({ status: 429, code: 'rate_limited' })
    expect(announced).toBeLessThanOrEqual((attackers.length + 1) * longest)
    for (let part = 0; part < 3; part += 1) {
      await poll()
      await passThrottleTime(server, announced / 4)
    }
    await passThrottleTime(server, announced / 4)
    // The attackers are first, and all at once.
    await poll()
    const [reply] = await Promise.all([own(home), poll()])
    expect(reply.code).toBeUndefined()
    // The delays only grow to the longest: no more than that was judged.
    expect(judged).toBeLessThanOrEqual(free + announced / longest + 10)
  })
})

it('a rejected attempt costs its sender work: an exhausted account is not even looked at without', async () => {
  await Promise.all(attackers.map((from) => signIn('źle', from)))
  const reply = await post(
    server,
    '/v1/sign-ins',
    { email: anna.email, password: 'źle' },
    { from: '10.9.9.9', works: false },
  )
  expect(reply.code).toBe('proof_of_work_required')
})

it('asking for a new password where one signed in before is no matter of strangers', async () => {
  await Promise.all(attackers.map(reset))
  expect((await reset(home)).code).toBe('rate_limited')
  expect((await reset(office)).code).toBeUndefined()
})
