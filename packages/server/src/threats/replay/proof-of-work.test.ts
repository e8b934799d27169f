// Threat: a machine that was to work uses one piece of work for many requests, or none at all.
import { proofOfWorkMaxLength, type WorkChallenge } from '@hezo/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../app.ts'
import { createKeyRing } from '../../platform/keys/key-ring.ts'
import { createProofOfWork, workLifetime } from '../../platform/proof-of-work.ts'
import { workSecrets } from '../../services.ts'
import { behindProxy, post, type RawReply, travel } from '../../testing/post.ts'
import { registrationData } from '../../testing/test-accounts.ts'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { solveWork, writeWork } from '../../testing/work.ts'

let server: TestServer
let visitor = 0
beforeAll(async () => {
  server = await createTestServer(behindProxy)
})
afterAll(() => server.close())

const path = '/v1/contact'
const question = (name = 'Jan') => ({
  name,
  email: `jan.${visitor}@example.test`,
  message: 'Proszę o telefon.',
  locale: 'pl',
})

/** Asks as from a place of its own, so that no throttle has a say. */
function ask(work?: string, key?: string, body: unknown = question()): Promise<RawReply> {
  visitor += 1
  return post(server, path, body, {
    from: `203.0.113.${visitor % 250}`,
    works: false,
    ...(key !== undefined && { key }),
    ...(work !== undefined && { headers: { 'Proof-Of-Work': work } }),
  })
}

async function newTask(): Promise<WorkChallenge> {
  return (await ask()).body['proofOfWork'] as WorkChallenge
}

interface Solved {
  readonly challenge: WorkChallenge
  readonly solution: { readonly counter: number; readonly derivedKey: string }
}
async function solved(): Promise<Solved> {
  return JSON.parse(Buffer.from(await solveWork(await newTask()), 'base64url').toString()) as Solved
}

describe('the work for one request', () => {
  it('is asked for with a task of its own each time, under no name of anybody', async () => {
    const [one, other] = [await newTask(), await newTask()]
    expect(one.parameters.nonce).not.toBe(other.parameters.nonce)
    expect(Object.keys(one.parameters).toSorted()).toEqual(
      ['algorithm', 'cost', 'data', 'keyLength', 'keyPrefix', 'nonce', 'salt'].toSorted(),
    )
    expect(one.parameters.data).toEqual({
      expiresAt: new Date(server.now.getTime() + workLifetime).toISOString(),
      maxCounter: 8,
    })
  })

  it('counts once', async () => {
    const work = await solveWork(await newTask())
    expect((await ask(work)).status).toBe(202)
    expect(await ask(work)).toMatchObject({ status: 403, code: 'proof_of_work_required' })
  })

  it('counts once for a hundred who come with it together', async () => {
    const work = await solveWork(await newTask())
    const replies = await Promise.all(Array.from({ length: 100 }, () => ask(work)))
    expect(replies.filter(({ status }) => status === 202)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 403)).toHaveLength(99)
  })

  it('counts once on all replicas together, and each knows the tasks of the others', async () => {
    const proofOfWork = createProofOfWork(4, workSecrets(server.services.keys))
    const replica = createApp({ ...server.services, proofOfWork })
    const onReplica = (work: string): Promise<Response> | Response =>
      replica.fetch(
        new Request(`http://hezo.test${path}`, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            'Idempotency-Key': crypto.randomUUID(),
            'Proof-Of-Work': work,
          },
          body: JSON.stringify(question()),
        }),
      )
    const work = await solveWork(await newTask())
    expect((await onReplica(work)).status).toBe(202)
    expect((await ask(work)).status).toBe(403)
  })

  it('is of no use for another route afterwards', async () => {
    const [used, unused] = [await solveWork(await newTask()), await solveWork(await newTask())]
    expect((await ask(used)).status).toBe(202)
    expect((await register(used)).code).toBe('proof_of_work_required')
    expect((await register(unused)).code).toBe('entitlement_rejected')
  })
})

describe('a solution is refused, with a new task and no word why,', () => {
  const other = '0'.repeat(64)
  const swap = (hex: string): string => (hex.startsWith('0') ? '1' : '0') + hex.slice(1)
  const withParameters = ({ challenge, solution }: Solved, changes: object): string =>
    writeWork({ ...challenge, parameters: { ...challenge.parameters, ...changes } }, solution)

  it.each<[string, (work: Solved) => string | Promise<string>]>([
    ['with another signature', (w) => writeWork({ ...w.challenge, signature: other }, w.solution)],
    ['without one', (w) => writeWork({ parameters: w.challenge.parameters }, w.solution)],
    ['with another salt', (w) => withParameters(w, { salt: swap(w.challenge.parameters.salt) })],
    ['with another nonce', (w) => withParameters(w, { nonce: swap(w.challenge.parameters.nonce) })],
    ['with an easier prefix', (w) => withParameters(w, { keyPrefix: '0' })],
    [
      'with a later end',
      (w) =>
        withParameters(w, {
          data: { ...w.challenge.parameters.data, expiresAt: '2030-01-01T00:00:00.000Z' },
        }),
    ],
    ['with a parameter more', (w) => withParameters(w, { expiresAt: 4_102_444_800 })],
    ['of another task', async (w) => writeWork(await newTask(), w.solution)],
    [
      'with another number',
      (w) => writeWork(w.challenge, { ...w.solution, counter: w.solution.counter + 1 }),
    ],
    ['with another hash', (w) => writeWork(w.challenge, { ...w.solution, derivedKey: other })],
    ['that is only the prefix', (w) => writeWork(w.challenge, { counter: 0, derivedKey: '' })],
    ['that is no JSON', () => Buffer.from('{').toString('base64url')],
    ['that is nothing', () => ''],
    ['that is a list', () => writeWork([], { counter: 0 })],
  ])('%s', async (_, spoil) => {
    const work = await solved()
    const reply = await ask(await spoil(work))
    expect(reply).toMatchObject({ status: 403, code: 'proof_of_work_required' })
    const unasked = await ask()
    expect(Object.keys(reply.body)).toEqual(Object.keys(unasked.body))
    expect(reply.body['title']).toBe(unasked.body['title'])
    // What was spoiled is what was wrong with it.
    expect((await ask(writeWork(work.challenge, work.solution))).status).toBe(202)
  })

  it('longer than any of ours, which are well below', async () => {
    const work = await solved()
    const right = writeWork(work.challenge, work.solution)
    expect(right.length).toBeLessThan(proofOfWorkMaxLength * 0.9)
    const padded = { ...work.solution, took: 'x'.repeat(proofOfWorkMaxLength) }
    expect((await ask(writeWork(work.challenge, padded))).status).toBe(403)
    expect((await ask(right)).status).toBe(202)
  })

  it('that comes later than ten minutes after the task', async () => {
    const [late, inTime] = [await solveWork(await newTask()), await solveWork(await newTask())]
    travel(server, workLifetime / 1000 - 1)
    expect((await ask(inTime)).status).toBe(202)
    travel(server, 1)
    expect((await ask(late)).status).toBe(403)
  })

  it('for a task that other keys signed', async () => {
    const foreign = createKeyRing(
      { signing: [new Uint8Array(32).fill(9)], encryption: [new Uint8Array(32).fill(9)] },
      server.services.clock,
    )
    const task = await createProofOfWork(4, workSecrets(foreign)).ask(server.now)
    expect((await ask(await solveWork(task))).status).toBe(403)
  })
})

it('a task outlives the rotation of the key that signed it', async () => {
  const [old, next] = [new Uint8Array(32).fill(7), new Uint8Array(32).fill(8)]
  const ringOf = (...signing: Uint8Array[]) =>
    createKeyRing({ signing, encryption: [old] }, server.services.clock)
  const before = createProofOfWork(4, workSecrets(ringOf(old)))
  const after = createProofOfWork(4, workSecrets(ringOf(next, old)))
  const work = await solveWork(await before.ask(server.now))
  expect(await after.verify(work, server.now)).toBeDefined()
})

describe('a create that is repeated', () => {
  const key = (): string => `repeated-${crypto.randomUUID()}`

  it('gets its first reply again with the work that it used', async () => {
    const [id, body] = [key(), question()]
    const work = await solveWork(await newTask())
    const first = await ask(work, id, body)
    expect(first.status).toBe(202)
    const second = await ask(work, id, body)
    expect(second).toMatchObject({ status: 202, body: first.body })
  })

  it('with another body needs work of its own, and is then known for what it is', async () => {
    const id = key()
    const work = await solveWork(await newTask())
    expect((await ask(work, id, question('Jan'))).status).toBe(202)
    expect((await ask(work, id, question('Ewa'))).status).toBe(403)
    const more = await solveWork(await newTask())
    expect((await ask(more, id, question('Ewa'))).code).toBe('idempotency_key_reused')
  })

  it('needs new work where the first was refused: nothing is guessed twice for one price', async () => {
    const id = key()
    const work = await solveWork(await newTask())
    expect((await register(work, id)).code).toBe('entitlement_rejected')
    expect((await register(work, id)).code).toBe('proof_of_work_required')
  })
})

/** With a proof of entitlement that is wrong. */
function register(work: string, key: string = crypto.randomUUID()): Promise<RawReply> {
  const headers = { 'Proof-Of-Work': work }
  const from = '192.0.2.200'
  return post(server, '/v1/registrations', wrong, { from, key, works: false, headers })
}

const wrong = registrationData(
  { nip: 'PL1234563218', contractNumber: 'SHZ/2026/NONE', serialNumber: 'ZZ0000001' },
  'a@firma.example',
)
