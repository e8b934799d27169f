import type { Config } from './config.ts'

/** What a first visitor needs: a triple to register with, and the staff's way in. */
export interface DemoAccess {
  readonly nip: string
  readonly contractNumber: string
  readonly serialNumber: string
  readonly staffEmail: string
  /** One-time link of the demo staff account; undefined once it was used. */
  readonly staffLink?: string | undefined
}

/** Prints where the product runs and how to try it. */
export function printWelcome(
  config: Config,
  mailDestination: string,
  demo: DemoAccess | undefined,
): void {
  const lines: [string, string][] = [['Portal and API', config.publicUrl]]
  if (demo) {
    lines.push(
      ['Register with NIP', demo.nip],
      ['  contract', demo.contractNumber],
      ['  serial number', demo.serialNumber],
      [
        'Staff sign-in',
        demo.staffLink
          ? `${demo.staffEmail}, set it up at ${demo.staffLink}`
          : `${demo.staffEmail}, with the password and authenticator you set up`,
      ],
    )
  }
  lines.push(['Mails land in', mailDestination], ['Data', config.dataDir])
  const width = Math.max(...lines.map(([label]) => label.length))
  const text = lines.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`).join('\n')
  process.stdout.write(`\nmyHEZO support is ready.\n\n${text}\n\nCtrl-C stops it.\n\n`)
}
