import { Command } from 'commander'
import { setOwner } from '../features/people/set-owner.ts'
import { withServices } from './with-services.ts'

/** `hezo owner set`: gives a company an owner when its own are gone. */
export function setOwnerCommand(): Command {
  return new Command('set')
    .description('makes a person of a company its owner, beside those it has')
    .requiredOption('--nip <NIP>', 'tax number of the company')
    .requiredOption('--email <address>', 'e-mail address that the person signs in with')
    .action(async (typed: { readonly nip: string; readonly email: string }) => {
      const company = await withServices((services) => setOwner(services, typed))
      process.stdout.write(`${typed.email} is an owner of ${company} now.\n`)
    })
}
