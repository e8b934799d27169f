import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Mailer } from './mailer.ts'

/** Writes each mail as an `.eml` file, for machines without SMTP. Whole files only. */
export function createFolderMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    destination: folder,
    async send(mail) {
      const built = await transport.sendMail({ from, ...mail })
      if (!Buffer.isBuffer(built.message)) throw new TypeError('expected a buffered mail')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-')
      const path = join(folder, `${stamp}-${randomUUID().slice(0, 8)}.eml`)
      const draft = `${path}.part`
      try {
        await writeFile(draft, built.message, { mode: 0o600 })
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    close() {
      transport.close()
    },
  }
}
