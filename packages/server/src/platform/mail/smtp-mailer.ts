import { createTransport } from 'nodemailer'
import type { Mailer } from './mailer.ts'

// Milliseconds. A server that accepts and never answers must not hold an email for nodemailer's ten minutes.
const timeLimits = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
}

/** Sends by SMTP. `url` as nodemailer reads it: `smtps://user:password@host:465`. */
export function createSmtpMailer(url: string, from: string, limits = timeLimits): Mailer {
  const transport = createTransport({ url, ...limits })
  return {
    destination: new URL(url).host,
    async send(mail) {
      await transport.sendMail({ from, ...mail })
    },
    close() {
      transport.close()
    },
  }
}
