import { createTransport } from 'nodemailer'
import type { Mailer } from './mailer.ts'

/** Sends by SMTP. `url` as nodemailer reads it: `smtps://user:password@host:465`. */
export function createSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url)
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
