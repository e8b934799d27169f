// Prevents: an SMTP server, or one recipient's, that accepts and never answers stops the emails of everybody.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../../testing/test-server.ts'
import { messageIdOf } from './message-id.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const mail = { subject: 'x', text: 'x', html: '<p>x</p>' }
const from = 'myHEZO <pomoc@myhezo.pl>'
const limits = { connectionTimeout: 300, greetingTimeout: 300, socketTimeout: 300 }
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Accepts connections, says `greeting` if anything, and nothing ever after. */
async function silentServer(greeting = ''): Promise<string> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    if (greeting) socket.write(greeting)
  })
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return listen(server)
}

/** A real SMTP server; it never answers after the data of an email to `slow@…`. */
async function smtpServer(): Promise<{ url: string; received: { to: string; raw: string }[] }> {
  const received: { to: string; raw: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo[0]?.address ?? ''
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({ to, raw: Buffer.concat(chunks).toString() })
        if (!to.startsWith('slow')) done()
      })
    },
  })
  closing.push(() => server.close())
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received }
}

describe('an SMTP server that never answers', () => {
  test.each([
    ['after the connection', ''],
    ['after its greeting', '220 slow.example ESMTP\r\n'],
  ])('%s fails an email in bounded time', async (_, greeting) => {
    const mailer = createSmtpMailer(await silentServer(greeting), from, limits)
    await expect(mailer.send({ to: 'a@example.test', ...mail })).rejects.toThrow(/time|greeting/i)
    mailer.close()
  })

  test('after the data of one email does not hold up the others, nor is that one lost', async () => {
    const { url, received } = await smtpServer()
    const mailer = createSmtpMailer(url, from, limits)
    let server: TestServer | undefined
    try {
      server = await createTestServer({}, undefined, (rendered, id) =>
        mailer.send({ messageId: messageIdOf(id, from), ...rendered }),
      )
      const { db, jobs } = server.services
      const letter = { locale: 'pl' as const, subject: 'x', paragraphs: ['x'] }
      await db.transaction().execute(async (tx) => {
        await jobs.send(tx, 'mail', { to: 'slow@example.test', letter })
        for (let n = 0; n < 10; n += 1)
          await jobs.send(tx, 'mail', { to: `quick${n}@example.test`, letter })
      })
      await expect
        .poll(() => new Set(received.map(({ to }) => to)).size, { timeout: 20_000 })
        .toBe(11)
    } finally {
      await server?.close()
      mailer.close()
    }
  })
})

test('an email that is sent twice carries one Message-ID', async () => {
  const { url, received } = await smtpServer()
  const mailer = createSmtpMailer(url, from, limits)
  const messageId = messageIdOf('0199-job', from)
  expect(messageId).toBe('<0199-job@myhezo.pl>')
  await mailer.send({ to: 'a@example.test', messageId, ...mail })
  await mailer.send({ to: 'a@example.test', messageId, ...mail })
  expect(received).toHaveLength(2)
  for (const { raw } of received) expect(raw).toContain(`Message-ID: ${messageId}`)
  mailer.close()
})
