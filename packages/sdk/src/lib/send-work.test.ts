// Prevents: a request that is lost because work was asked for, or that works for ever.
import { routes } from '@hezo/api'
import { describe, expect, test } from 'vitest'
import { type Answer, problem, serveContract } from '../testing/contract-server.ts'
import { counterIn, taskOf } from '../testing/work-task.ts'
import { createSendRequest } from './send-request.ts'
import { createTransport } from './transport.ts'

const { contact, me, signIns } = routes
const question = { name: 'Jan', email: 'jan@firma.pl', message: 'Halo', locale: 'pl' }
const receipt: Answer = { status: 202, json: { reference: 'K-1' } }
const asking = (counter: number): Answer =>
  problem('proof_of_work_required', { proofOfWork: taskOf(counter) })

describe.concurrent('a request that work is asked for', () => {
  test('is sent again with the solution, as it was', async () => {
    await using server = await serveContract((_, count) => (count === 1 ? asking(1234) : receipt))
    const send = createSendRequest({ baseUrl: server.url })
    await send(contact.create, question, { idempotencyKey: 'key' })
    const [first, second] = server.attempts
    expect(first?.headers['proof-of-work']).toBeUndefined()
    expect(counterIn(second?.headers['proof-of-work'])).toBe(1234)
    expect(second?.headers['idempotency-key']).toBe('key')
    expect(second?.body).toEqual(question)
  })

  test('keeps its solution when the network fails, and works anew when that was used', async () => {
    const answers = [asking(5), 'drop', asking(6), receipt] as const
    await using server = await serveContract((_, count) => answers[count - 1] ?? receipt)
    const send = createSendRequest({ baseUrl: server.url })
    await expect(send(contact.create, question)).resolves.toEqual({ reference: 'K-1' })
    const sent = server.attempts.slice(1).map(({ headers }) => headers['proof-of-work'])
    expect(sent.map(counterIn)).toEqual([5, 5, 6])
  })

  test('is sent again though it may not be repeated: nothing was done yet', async () => {
    await using server = await serveContract((_, count) =>
      count === 1 ? asking(7) : problem('credentials_rejected'),
    )
    const send = createSendRequest({ baseUrl: server.url })
    const attempt = send(signIns.create, { email: 'jan@firma.pl', password: 'x' })
    await expect(attempt).rejects.toMatchObject({ code: 'credentials_rejected' })
    expect(server.attempts).toHaveLength(2)
  })

  test('is given up after three solutions', async () => {
    await using server = await serveContract(() => asking(3))
    const send = createSendRequest({ baseUrl: server.url })
    const attempt = send(contact.create, question)
    await expect(attempt).rejects.toMatchObject({ code: 'proof_of_work_required', status: 403 })
    expect(server.attempts).toHaveLength(4)
  })

  test('may work longer than an attempt may take', async () => {
    await using server = await serveContract((_, count) =>
      count === 1 ? asking(400_000) : receipt,
    )
    const send = createSendRequest({ baseUrl: server.url, timeout: 90 })
    const started = performance.now()
    await expect(send(contact.create, question)).resolves.toEqual({ reference: 'K-1' })
    expect(performance.now() - started).toBeGreaterThan(90)
  })

  test('stops working when it is given up', async () => {
    const controller = new AbortController()
    await using server = await serveContract(() => {
      setTimeout(() => controller.abort(new Error('left the page')), 100)
      return asking(100_000_000)
    })
    const send = createSendRequest({ baseUrl: server.url })
    const attempt = send(contact.create, question, { signal: controller.signal })
    await expect(attempt).rejects.toThrow('left the page')
    expect(server.attempts).toHaveLength(1)
  })
})

describe.concurrent('a question to HEZO', () => {
  const tokens = {
    accessToken: 'access',
    tokenType: 'Bearer',
    expiresIn: 600,
    refreshToken: 'refresh',
  } as const

  test('goes with the session of who is signed in', async () => {
    await using server = await serveContract(() => receipt)
    const transport = createTransport({ baseUrl: server.url })
    await transport.call(contact.create, question)
    await transport.session.start(tokens)
    await transport.call(contact.create, question)
    await transport.call(signIns.create, {}).catch(() => undefined)
    expect(server.attempts.map(({ headers }) => headers['authorization'])).toEqual([
      undefined,
      'Bearer access',
      undefined,
    ])
  })

  test('goes without one when the session has ended meanwhile', async () => {
    await using server = await serveContract(({ line }) =>
      line.startsWith('POST /v1/contact') ? receipt : problem('session_ended'),
    )
    const transport = createTransport({ baseUrl: server.url })
    await transport.session.start({ ...tokens, expiresIn: 0 })
    await expect(transport.call(contact.create, question)).resolves.toEqual({ reference: 'K-1' })
    expect(server.attempts.at(-1)?.headers['authorization']).toBeUndefined()
    await expect(transport.call(me.get)).rejects.toBeDefined()
  })
})
