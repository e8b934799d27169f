import { Command, InvalidArgumentError } from 'commander'
import { addStaff } from '../features/staff/add-staff.ts'
import { addSupplierUser } from '../features/staff/add-supplier-user.ts'
import { withServices } from './with-services.ts'

interface Person {
  readonly email: string
  readonly name: { readonly firstName: string; readonly lastName: string }
}

/** `hezo staff add`: an account for an engineer of HEZO's. */
export function addStaffCommand(): Command {
  return personCommand('makes an account for an engineer and prints its one-time link').action(
    async ({ email, name }: Person) => {
      const { link } = await withServices((services) => addStaff(services, { email, ...name }))
      printLink(email, link)
    },
  )
}

/** `hezo supplier add`: an account for a reseller's employee. */
export function addSupplierCommand(): Command {
  return personCommand("makes an account for a reseller's employee and prints its one-time link")
    .requiredOption('--nip <NIP>', 'tax number of the reseller')
    .action(async ({ email, name, nip }: Person & { readonly nip: string }) => {
      const { link } = await withServices((services) =>
        addSupplierUser(services, { nip, email, ...name }),
      )
      printLink(email, link)
    })
}

function personCommand(description: string): Command {
  return new Command('add')
    .description(description)
    .requiredOption('--email <address>', 'e-mail address to sign in with')
    .requiredOption('--name <name>', 'first and last name, in quotes', readName)
}

/** The last word is the last name: `Anna Maria Nowak`. */
function readName(text: string): Person['name'] {
  const words = text.trim().split(/\s+/)
  const lastName = words.pop() ?? ''
  if (words.length === 0) throw new InvalidArgumentError('Give the first and the last name.')
  return { firstName: words.join(' '), lastName }
}

function printLink(email: string, link: string | undefined): void {
  process.stdout.write(
    link === undefined
      ? `${email} has a password already and needs no link.\n`
      : `One-time link for ${email}, good for 7 days, to set a password and the authenticator:\n${link}\n`,
  )
}
