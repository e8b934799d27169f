import { join } from 'node:path'
import { createFolderMailer } from './folder-mailer.ts'
import type { Mailer } from './mailer.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

/** SMTP when `SMTP_URL` is set, else the folder `mail` in the data directory. */
export function createMailer(config: {
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly dataDir: string
}): Mailer {
  return config.smtpUrl
    ? createSmtpMailer(config.smtpUrl, config.mailFrom)
    : createFolderMailer(join(config.dataDir, 'mail'), config.mailFrom)
}
