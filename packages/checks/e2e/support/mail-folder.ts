import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'

/**
 * The newest mail to `address` in the installation's mail folder; waits until there is one. Mails of one
 * moment come in any order: `subject` says which is meant.
 */
export async function newestMail(
  dataDir: string,
  address: string,
  subject = /(?:)/,
): Promise<ParsedMail> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const mails = await mailsTo(join(dataDir, 'mail'), address)
    const newest = mails.findLast((mail) => subject.test(mail.subject ?? ''))
    if (newest) return newest
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`no mail to ${address}`)
}

/** The six digits of the newest mail to `address`. */
export async function codeFromMail(dataDir: string, address: string): Promise<string> {
  const { text = '' } = await newestMail(dataDir, address)
  const code = /\b(\d{3}) ?(\d{3})\b/.exec(text)
  if (!code) throw new Error(`no code in the mail: ${text}`)
  return `${code[1]}${code[2]}`
}

/** The address an account's one-time link leads to, in what the command line printed. */
export function linkIn(output: string): string {
  const link = /https?:\/\/\S+#\S+/.exec(output)?.[0]
  if (!link) throw new Error(`no link in: ${output}`)
  return link
}

async function mailsTo(folder: string, address: string): Promise<ParsedMail[]> {
  const names = await readdir(folder).catch(() => [])
  const mails = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .toSorted()
      .map(async (name) => simpleParser(await readFile(join(folder, name)))),
  )
  return mails.filter(({ to }) => !Array.isArray(to) && to?.text.includes(address))
}
