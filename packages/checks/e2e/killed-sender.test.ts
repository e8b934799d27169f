import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createClient, memorySession } from '@hezo/sdk'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createInstallation, type Installation } from './support/installation.ts'

// Prevents: an email that a process had taken when it was killed waits for a quarter of an hour, or comes
// twice as two emails. The first email is taken in and never acknowledged.
let installation: Installation
let smtp: SMTPServer
let smtpUrl: string
const received: { readonly to: string; readonly messageId: string | undefined }[] = []

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    async onData(stream, { envelope }, done) {
      const { messageId } = await simpleParser(stream)
      received.push({ to: envelope.rcptTo[0]?.address ?? '', messageId })
      if (received.length > 1) done()
    },
  })
  // Connections of a killed process are reset.
  smtp.on('error', () => {})
  smtp.listen(0, '127.0.0.1')
  await once(smtp.server, 'listening')
  smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`
  installation = await createInstallation()
})
afterAll(async () => {
  await installation.remove()
  await new Promise<void>((resolve) => smtp.close(resolve))
})

test('the email of a killed process is sent within a minute, under the same Message-ID', async () => {
  const environment = { SMTP_URL: smtpUrl, PROOF_OF_WORK: '0' }
  const first = await installation.start(environment)
  await installation.start(environment)
  const client = createClient({ baseUrl: first.url, session: memorySession() })
  await client.contact.create({
    name: 'Jan',
    email: 'jan@firma.example',
    message: 'Pytanie',
    locale: 'pl',
  })
  await expect.poll(() => received.length, { timeout: 20_000 }).toBeGreaterThan(0)
  const [held] = received
  await first.stop('SIGKILL')
  const killed = performance.now()
  const again = () => received.filter(({ messageId }) => messageId === held?.messageId)
  await expect.poll(again, { timeout: 90_000, interval: 200 }).toEqual([held, held])
  expect(performance.now() - killed).toBeLessThan(60_000)
})
